package dev.purser.aws.digest;

import dev.purser.aws.AwsPlace;
import dev.purser.aws.trail.DigestKeys;
import dev.purser.aws.trail.DigestSigner;
import dev.purser.delivery.DeliveredObjects;
import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.delivery.object.ObjectDestination;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the digests that have become due: one for each stretch of time, account and region, also where nothing was
 * delivered. What was written is stored after it; after a crash between the two, the same digest is written again under the
 * same name. One call at a time for each trail; blocking.
 */
public final class DigestWriter {
    /** A delivery is stored this long after its time at the latest, or found by the next digest. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    private static final Duration LATE = Duration.ofHours(1);
    private static final int PAGE = 10_000;
    private static final DateTimeFormatter FOLDER =
            DateTimeFormatter.ofPattern("uuuu/MM/dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final DigestKeys keys;
    private final DeliveredObjects objects;
    private final DigestChains chains;
    private final Clock clock;

    public DigestWriter(DigestKeys keys, DeliveredObjects objects, DigestChains chains, Clock clock) {
        this.keys = keys;
        this.objects = objects;
        this.chains = chains;
        this.clock = clock;
    }

    /**
     * Writes what is due, oldest first.
     *
     * @param checkpoint the journal's latest signed checkpoint, which goes along as metadata: the link to its tree
     * @return how many digests were written
     * @throws ObjectStoreException if the store did not take one; what was written before stays, and the rest is due still
     */
    public int run(DigestPlan plan, ObjectStore store, Optional<String> checkpoint) throws ObjectStoreException {
        int written = 0;
        while (true) {
            List<DigestChains.End> ends = chains.ends(plan.destination());
            Instant started = plan.started().truncatedTo(ChronoUnit.SECONDS);
            boolean begins = ends.isEmpty()
                    || ends.stream().allMatch(end -> end.ended() && end.end().isBefore(started));
            Instant last = begins
                    ? started.minus(plan.every())
                    : ends.stream()
                            .map(DigestChains.End::end)
                            .max(Instant::compareTo)
                            .orElseThrow();
            Instant end = last.plus(plan.every());
            boolean over = !begins && ends.stream().allMatch(DigestChains.End::ended);
            if (over || clock.instant().isBefore(end.plus(SETTLING))) {
                return written;
            }
            written += write(plan, store, checkpoint, begins ? List.of() : ends, last, end);
        }
    }

    private int write(
            DigestPlan plan,
            ObjectStore store,
            Optional<String> checkpoint,
            List<DigestChains.End> ends,
            Instant start,
            Instant end)
            throws ObjectStoreException {
        long after = ends.stream().mapToLong(DigestChains.End::lastEntry).max().orElse(-1);
        Map<AwsPlace, List<Digest.LogFile>> files =
                new TreeMap<>(java.util.Comparator.comparing(AwsPlace::account).thenComparing(AwsPlace::region));
        files.put(plan.home(), new ArrayList<>());
        ends.forEach(one -> files.putIfAbsent(new AwsPlace(one.account(), one.region()), new ArrayList<>()));
        long newest = ends.isEmpty() ? newestBefore(plan, end) : collect(plan, start, end, after, files);
        boolean ended = plan.stopped().filter(stop -> stop.isBefore(end)).isPresent();
        List<DigestChains.End> written = new ArrayList<>();
        for (Map.Entry<AwsPlace, List<Digest.LogFile>> one : files.entrySet()) {
            Optional<Digest.Link> previous = ends.stream()
                    .filter(link -> link.account().equals(one.getKey().account())
                            && link.region().equals(one.getKey().region()))
                    .map(DigestChains.End::link)
                    .findFirst();
            Digest.Link link = put(plan, store, checkpoint, one.getKey(), start, end, previous, one.getValue());
            written.add(
                    new DigestChains.End(one.getKey().account(), one.getKey().region(), end, link, newest, ended));
        }
        chains.keep(plan.destination(), written);
        return written.size();
    }

    /** A chain begins with a digest of nothing: what was delivered before belongs to no chain. */
    private long newestBefore(DigestPlan plan, Instant end) {
        List<DeliveredObjects.Entry> page;
        long newest = -1;
        do {
            page = objects.delivered(plan.destination(), end.minus(LATE), end, newest, PAGE);
            newest = page.isEmpty() ? newest : page.getLast().number();
        } while (page.size() == PAGE);
        return newest;
    }

    private long collect(
            DigestPlan plan, Instant start, Instant end, long after, Map<AwsPlace, List<Digest.LogFile>> files) {
        long newest = after;
        List<DeliveredObjects.Entry> page;
        do {
            page = objects.delivered(plan.destination(), start.minus(LATE), end, newest, PAGE);
            for (DeliveredObjects.Entry entry : page) {
                DeliveredObject object = entry.object();
                files.computeIfAbsent(
                                new AwsPlace(
                                        object.filing().account(),
                                        object.filing().location()),
                                place -> new ArrayList<>())
                        .add(new Digest.LogFile(
                                plan.bucket(), object.name(), object.sha256(), object.newest(), object.oldest()));
                newest = entry.number();
            }
        } while (page.size() == PAGE);
        return newest;
    }

    private Digest.Link put(
            DigestPlan plan,
            ObjectStore store,
            Optional<String> checkpoint,
            AwsPlace place,
            Instant start,
            Instant end,
            Optional<Digest.Link> previous,
            List<Digest.LogFile> files)
            throws ObjectStoreException {
        DigestSigner signer = keys.current();
        String object = name(plan, place, end);
        byte[] bytes = DigestJson.write(new Digest(
                place.account(), start, end, plan.bucket(), object, signer.key().fingerprint(), previous, files));
        String hash = sha256(bytes);
        String signature = signer.sign(Digest.signedText(
                DigestJson.time(end), plan.bucket(), object, hash, previous.map(Digest.Link::signature)));
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("signature", signature);
        metadata.put("signature-algorithm", DigestJson.SIGNATURE);
        checkpoint.ifPresent(note -> metadata.put(
                ObjectDestination.CHECKPOINT,
                Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8))));
        store.put(object, packed(bytes), new ObjectStore.Facts("application/json", Optional.of("gzip"), metadata));
        return new Digest.Link(plan.bucket(), object, hash, signature);
    }

    private static String name(DigestPlan plan, AwsPlace place, Instant end) {
        return plan.root() + place.account() + "/CloudTrail-Digest/" + place.region() + '/' + FOLDER.format(end) + '/'
                + place.account() + "_CloudTrail-Digest_" + place.region() + '_' + plan.trail() + '_'
                + plan.home().region() + '_' + STAMP.format(end) + ".json.gz";
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toByteArray();
    }
}
