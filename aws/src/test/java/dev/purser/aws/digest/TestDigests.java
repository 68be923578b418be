package dev.purser.aws.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.aws.AwsPlace;
import dev.purser.aws.trail.DigestKey;
import dev.purser.aws.trail.SqlDigestKeys;
import dev.purser.aws.trail.TrailSchema;
import dev.purser.delivery.DeliveredObjects;
import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.event.Origin;
import dev.purser.event.dialect.Filing;
import dev.purser.identity.SecretBox;
import dev.purser.metadata.MetadataFixture;
import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDigests {
    private static final Instant STARTED = Instant.parse("2026-11-21T09:12:30Z");
    private static final AwsPlace HOME = new AwsPlace("123456789012", "eu-central-1");
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    Path folder;

    private Instant now = STARTED;
    private final List<DeliveredObjects.Entry> entries = new ArrayList<>();
    private final List<UUID> events = new ArrayList<>();
    private MetadataFixture metadata;
    private ObjectStore store;
    private SqlDigestKeys keys;
    private DigestWriter writer;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("UTC only");
        }
    };

    /** A list of delivered objects in memory. */
    private final DeliveredObjects delivered = new DeliveredObjects() {
        @Override
        public List<Entry> delivered(String destination, Instant from, Instant to, long after, int max) {
            return entries.stream()
                    .filter(one ->
                            !one.delivered().isBefore(from) && one.delivered().isBefore(to) && one.number() > after)
                    .limit(max)
                    .toList();
        }

        @Override
        public List<Entry> holding(String destination, long from, long to, long after, int max) {
            throw new UnsupportedOperationException("no digest asks for that");
        }

        @Override
        public int trim() {
            return 0;
        }
    };

    @BeforeEach
    void open() {
        metadata = MetadataFixture.sqlite(
                folder.resolve("metadata"),
                Stream.concat(TrailSchema.MIGRATIONS.stream(), DigestChains.MIGRATIONS.stream())
                        .toList(),
                clock);
        store = new FolderObjectStore(folder.resolve("bucket"));
        keys = new SqlDigestKeys(metadata.metadata(), new OpenBox(), Origin.NONE, clock);
        writer = new DigestWriter(keys, delivered, new DigestChains(metadata.metadata()), clock);
    }

    @AfterEach
    void close() {
        store.close();
        metadata.close();
    }

    /** Keeps secrets as they are: what a box hides is another room's test. */
    private static final class OpenBox implements SecretBox {
        @Override
        public byte[] seal(byte[] plain, String belongsTo) {
            return plain;
        }

        @Override
        public byte[] open(byte[] sealed, String belongsTo) {
            return sealed;
        }
    }

    private static DigestPlan plan(Optional<Instant> stopped) {
        return new DigestPlan("purser", "audit", "logs", Optional.empty(), HOME, STARTED, stopped, HOUR);
    }

    private int run() throws ObjectStoreException {
        return writer.run(plan(Optional.empty()), store, Optional.of("a checkpoint\n1\n"));
    }

    private String deliver(String region, int records) throws ObjectStoreException, IOException {
        int number = entries.size();
        String object = "AWSLogs/123456789012/CloudTrail/" + region + "/2026/11/21/123456789012_CloudTrail_" + region
                + "_20261121T09" + (13 + number) + "Z_ABCDEFGHIJKLMN" + (10 + number) + ".json.gz";
        List<String> some = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            UUID id = new UUID(number, i);
            events.add(id);
            some.add("{\"eventID\":\"" + id + "\"}");
        }
        byte[] bytes = ("{\"Records\":[" + String.join(",", some) + "]}").getBytes(StandardCharsets.UTF_8);
        store.put(object, gzip(bytes), new ObjectStore.Facts("application/json", Optional.of("gzip"), Map.of()));
        entries.add(new DeliveredObjects.Entry(
                number,
                now,
                new DeliveredObject(
                        "logs",
                        object,
                        new Filing("123456789012", region, "", ""),
                        DigestWriter.sha256(bytes),
                        bytes.length,
                        records,
                        number,
                        number,
                        now.minusSeconds(9),
                        now.minusSeconds(5))));
        return object;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** Three hours with two files in the first, one in the second and none in the third. */
    private List<String> threeHours() throws ObjectStoreException, IOException {
        now = STARTED.plusSeconds(60);
        List<String> files = new ArrayList<>();
        files.add(deliver("eu-central-1", 2));
        files.add(deliver("eu-central-1", 1));
        now = STARTED.plus(HOUR).plusSeconds(3);
        files.add(deliver("eu-central-1", 1));
        now = STARTED.plus(HOUR.multipliedBy(3)).plusSeconds(10);
        assertThat(run()).isEqualTo(4);
        return files;
    }

    private List<String> digests() throws ObjectStoreException {
        return store.list("AWSLogs/123456789012/CloudTrail-Digest/", "", 100).stream()
                .map(ObjectStore.Listed::name)
                .toList();
    }

    private List<String> wrong() throws ObjectStoreException, IOException {
        return wrong(Set.copyOf(events));
    }

    private List<String> wrong(Set<UUID> recorded) throws ObjectStoreException, IOException {
        StringBuilder list = new StringBuilder("{\"PublicKeyList\":[");
        for (DigestKey key : keys.valid(Instant.EPOCH, now)) {
            list.append(list.charAt(list.length() - 1) == '[' ? "" : ",")
                    .append("{\"Value\":\"")
                    .append(Base64.getEncoder().encodeToString(key.publicKey()))
                    .append("\",\"Fingerprint\":\"")
                    .append(key.fingerprint())
                    .append("\"}");
        }
        List<String> wrong = new ArrayList<>();
        new DigestVerifier(
                        store,
                        PublicKeys.parse(list.append("]}").toString().getBytes(StandardCharsets.UTF_8)),
                        Optional.of(recorded),
                        (finding, text) -> {
                            if (finding == DigestVerifier.Finding.WRONG) {
                                wrong.add(text);
                            }
                        })
                .run();
        return wrong;
    }

    private void replace(String object, byte[] unpacked) throws ObjectStoreException, IOException {
        store.put(object, gzip(unpacked), store.get(object).orElseThrow().facts());
    }

    @Test
    void theChainIsWrittenHourByHourAndHolds() throws ObjectStoreException, IOException {
        threeHours();
        assertThat(digests())
                .containsExactly(
                        digest("20261121T091230Z"),
                        digest("20261121T101230Z"),
                        digest("20261121T111230Z"),
                        digest("20261121T121230Z"));
        assertThat(wrong()).isEmpty();
        assertThat(run()).as("nothing more is due").isZero();
        assertThat(store.get(digests().getFirst()).orElseThrow().facts())
                .satisfies(facts -> assertThat(facts.contentType()).isEqualTo("application/json"))
                .satisfies(facts -> assertThat(facts.contentEncoding()).contains("gzip"))
                .satisfies(facts -> assertThat(facts.metadata())
                        .containsEntry("signature-algorithm", "SHA256withRSA")
                        .containsKey("purser-checkpoint")
                        .hasEntrySatisfying(
                                "signature", text -> assertThat(text).matches("[0-9a-f]{512}")));
    }

    private static String digest(String time) {
        return "AWSLogs/123456789012/CloudTrail-Digest/eu-central-1/2026/11/21/"
                + "123456789012_CloudTrail-Digest_eu-central-1_purser_eu-central-1_" + time + ".json.gz";
    }

    @Test
    void eachRegionHasAChainOfItsOwn() throws ObjectStoreException, IOException {
        threeHours();
        deliver("us-east-1", 1);
        now = STARTED.plus(HOUR.multipliedBy(5)).plusSeconds(10);
        assertThat(run()).isEqualTo(4);
        assertThat(digests()).filteredOn(name -> name.contains("/us-east-1/")).hasSize(2);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void whatIsDeliveredLateIsInTheNextDigest() throws ObjectStoreException, IOException {
        threeHours();
        now = STARTED.plus(HOUR.multipliedBy(3)).minusSeconds(1);
        deliver("eu-central-1", 1);
        now = STARTED.plus(HOUR.multipliedBy(4)).plusSeconds(10);
        assertThat(run()).isEqualTo(1);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aStoppedTrailGetsALastDigestAndAStartedOneBeginsANewChain() throws ObjectStoreException, IOException {
        threeHours();
        now = STARTED.plus(HOUR.multipliedBy(9));
        assertThat(writer.run(
                        plan(Optional.of(STARTED.plus(HOUR.multipliedBy(3)).plusSeconds(5))), store, Optional.empty()))
                .isEqualTo(1);
        Instant again = now;
        DigestPlan started =
                new DigestPlan("purser", "audit", "logs", Optional.empty(), HOME, again, Optional.empty(), HOUR);
        now = again.plus(HOUR).plusSeconds(10);
        assertThat(writer.run(started, store, Optional.empty())).isEqualTo(2);
        assertThat(digests()).hasSize(7);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aReplacedKeySignsWhatFollows() throws ObjectStoreException, IOException {
        threeHours();
        keys.rotate(metadata.recording(dev.purser.event.Action.KEY_ROTATE));
        now = STARTED.plus(HOUR.multipliedBy(4)).plusSeconds(10);
        assertThat(run()).isEqualTo(1);
        assertThat(keys.valid(Instant.EPOCH, now)).hasSize(2);
        assertThat(wrong()).isEmpty();
    }

    @Test
    void aChangedLogIsFound() throws ObjectStoreException, IOException {
        String file = threeHours().getFirst();
        replace(file, "{\"Records\":[]}".getBytes(StandardCharsets.UTF_8));
        assertThat(wrong()).singleElement().asString().contains(file, "was changed");
    }

    @Test
    void aMissingLogIsFound() throws ObjectStoreException, IOException {
        String file = threeHours().get(1);
        store.delete(file);
        assertThat(wrong()).singleElement().asString().contains(file, "is missing");
    }

    @Test
    void logsThatChangedPlacesAreFound() throws ObjectStoreException, IOException {
        List<String> files = threeHours();
        ObjectStore.Stored first = store.get(files.get(0)).orElseThrow();
        ObjectStore.Stored second = store.get(files.get(1)).orElseThrow();
        store.put(files.get(0), second.bytes(), second.facts());
        store.put(files.get(1), first.bytes(), first.facts());
        assertThat(wrong()).hasSize(2).allMatch(text -> text.contains("was changed"));
    }

    @Test
    void aMissingDigestIsFound() throws ObjectStoreException, IOException {
        threeHours();
        store.delete(digests().get(1));
        assertThat(wrong()).anyMatch(text -> text.contains("the digest before it is missing"));
    }

    @Test
    void aDigestWrittenAnewWithoutTheKeyIsFound() throws ObjectStoreException, IOException {
        threeHours();
        String digest = digests().get(2);
        replace(
                digest,
                new String(unpacked(digest), StandardCharsets.UTF_8)
                        .replaceFirst("\"logFiles\":\\[.*]", "\"logFiles\":[]")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(wrong())
                .anyMatch(text -> text.contains(digest) && text.contains("signature does not hold"))
                .anyMatch(text -> text.contains("not the one whose hash it names"))
                .anyMatch(text -> text.contains("is named by no digest"));
    }

    private byte[] unpacked(String object) throws ObjectStoreException, IOException {
        try (var in = new java.util.zip.GZIPInputStream(
                new java.io.ByteArrayInputStream(store.get(object).orElseThrow().bytes()))) {
            return in.readAllBytes();
        }
    }

    @Test
    void aMovedDigestIsFound() throws ObjectStoreException, IOException {
        threeHours();
        ObjectStore.Stored last = store.get(digests().getLast()).orElseThrow();
        store.put(digest("20261121T131230Z"), last.bytes(), last.facts());
        assertThat(wrong()).anyMatch(text -> text.contains("it was moved"));
    }

    @Test
    void aRecordOfNoEventIsFound() throws ObjectStoreException, IOException {
        threeHours();
        UUID foreign = events.removeLast();
        assertThat(wrong(Set.copyOf(events)))
                .singleElement()
                .asString()
                .contains("not in the journal", foreign.toString());
    }
}
