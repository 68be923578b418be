package dev.purser.aws.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.zip.GZIPInputStream;

/**
 * Checks the files of trails by their digests, and more than Amazon's tools do: each digest's signature under its key; its
 * place; the hash and the signature of the one before, against that one itself; that no stretch of time is left out; each
 * log file's hash; that every log file is named by a digest; and, given a journal's ids, that every record in the files is of
 * an event on the record. For one thread.
 */
public final class DigestVerifier {
    /** What is found: something that holds, something to know, something that must not be. */
    public enum Finding {
        GOOD,
        NOTE,
        WRONG
    }

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int PAGE = 1000;
    private static final int LARGEST = 512 << 20;

    private final ObjectStore store;
    private final Map<String, PublicKey> keys;
    private final Optional<Set<UUID>> recorded;
    private final BiConsumer<Finding, String> findings;
    private final Set<String> named = new HashSet<>();
    private long logs;
    private long records;

    /**
     * @param store the bucket or folder
     * @param keys public keys by their fingerprints, see {@link PublicKeys}
     * @param recorded the ids of all events of the journal; empty if the files alone are checked
     * @param findings is told what is found
     */
    public DigestVerifier(
            ObjectStore store,
            Map<String, PublicKey> keys,
            Optional<Set<UUID>> recorded,
            BiConsumer<Finding, String> findings) {
        this.store = store;
        this.keys = Map.copyOf(keys);
        this.recorded = recorded;
        this.findings = findings;
    }

    /** A digest as read. */
    private record Read(String object, JsonNode content, String hash, Optional<String> signature) {
        String text(String name) {
            return content.path(name).asText("");
        }
    }

    /** Checks all chains in the store. */
    public void run() throws ObjectStoreException {
        Map<String, List<String>> chains = new TreeMap<>();
        List<String> files = new ArrayList<>();
        String after = "";
        List<ObjectStore.Listed> page;
        do {
            page = store.list("", after, PAGE);
            for (ObjectStore.Listed one : page) {
                after = one.name();
                if (after.contains("/CloudTrail-Digest/") && after.endsWith(".json.gz")) {
                    chains.computeIfAbsent(chain(after), name -> new ArrayList<>())
                            .add(after);
                } else if (after.contains("/CloudTrail/") && after.endsWith(".json.gz")) {
                    files.add(after);
                }
            }
        } while (page.size() == PAGE);
        if (chains.isEmpty()) {
            findings.accept(Finding.WRONG, "there is no digest");
        }
        Instant covered = Instant.EPOCH;
        for (Map.Entry<String, List<String>> chain : chains.entrySet()) {
            Optional<Instant> end = check(chain.getKey(), chain.getValue());
            covered = end.filter(covered::isBefore).orElse(covered);
        }
        unnamed(files, covered);
        findings.accept(
                Finding.GOOD,
                logs + " log files with " + records + " records are what was signed"
                        + (recorded.isPresent() ? ", each of an event on the record" : ""));
    }

    /** A digest's name without its folder of the day and its time. */
    private static String chain(String object) {
        String name = object.substring(object.lastIndexOf('/') + 1);
        return name.substring(0, Math.max(0, name.lastIndexOf('_')));
    }

    private Optional<Instant> check(String chain, List<String> objects) throws ObjectStoreException {
        Optional<Read> before = Optional.empty();
        int good = 0;
        for (String object : objects) {
            Optional<Read> digest = read(object);
            if (digest.isEmpty()) {
                continue;
            }
            boolean holds = signed(digest.get());
            holds &= linked(digest.get(), before);
            holds &= files(digest.get());
            good += holds ? 1 : 0;
            before = digest;
        }
        findings.accept(Finding.GOOD, "%s: %d of %d digests hold".formatted(chain, good, objects.size()));
        return before.flatMap(last -> instant(last.text("digestEndTime")));
    }

    private Optional<Read> read(String object) throws ObjectStoreException {
        Optional<ObjectStore.Stored> stored = store.get(object);
        if (stored.isEmpty()) {
            return wrong(object, "has gone");
        }
        try {
            byte[] bytes = unpacked(stored.get().bytes());
            return Optional.of(new Read(
                    object,
                    MAPPER.readTree(bytes),
                    DigestWriter.sha256(bytes),
                    Optional.ofNullable(stored.get().facts().metadata().get("signature"))));
        } catch (IOException broken) {
            return wrong(object, "cannot be read: " + broken.getMessage());
        }
    }

    private boolean signed(Read digest) {
        if (!digest.text("digestS3Object").equals(digest.object())) {
            wrong(digest.object(), "says that it is " + digest.text("digestS3Object") + ": it was moved");
            return false;
        }
        PublicKey key = keys.get(digest.text("digestPublicKeyFingerprint"));
        if (key == null) {
            wrong(digest.object(), "is signed with a key that is not given");
            return false;
        }
        JsonNode before = digest.content().path("previousDigestSignature");
        String text = Digest.signedText(
                digest.text("digestEndTime"),
                digest.text("digestS3Bucket"),
                digest.object(),
                digest.hash(),
                before.isTextual() ? Optional.of(before.textValue()) : Optional.empty());
        try {
            Signature check = Signature.getInstance(DigestJson.SIGNATURE);
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            if (check.verify(HexFormat.of().parseHex(digest.signature().orElse("")))) {
                return true;
            }
        } catch (GeneralSecurityException | IllegalArgumentException unfit) {
            // Told below, as a signature of other bytes is.
        }
        wrong(digest.object(), "its signature does not hold");
        return false;
    }

    private boolean linked(Read digest, Optional<Read> before) {
        boolean begins = digest.content().path("previousDigestS3Object").isNull();
        if (before.isEmpty()) {
            if (!begins) {
                wrong(digest.object(), "the digest before it is missing: " + digest.text("previousDigestS3Object"));
            }
            return begins;
        }
        if (begins) {
            findings.accept(Finding.NOTE, digest.object() + " begins a new chain: the trail was stopped and started");
            return true;
        }
        Read previous = before.get();
        if (!digest.text("previousDigestS3Object").equals(previous.object())) {
            wrong(digest.object(), "the digest before it is missing: " + digest.text("previousDigestS3Object"));
            return false;
        }
        boolean holds = true;
        if (!digest.text("previousDigestHashValue").equals(previous.hash())) {
            wrong(digest.object(), "the digest before it is not the one whose hash it names");
            holds = false;
        }
        if (!digest.text("previousDigestSignature").equals(previous.signature().orElse(""))) {
            wrong(digest.object(), "the digest before it does not bear the signature that it names");
            holds = false;
        }
        if (!digest.text("digestStartTime").equals(previous.text("digestEndTime"))) {
            wrong(digest.object(), "time is left out before it");
            holds = false;
        }
        return holds;
    }

    private boolean files(Read digest) throws ObjectStoreException {
        boolean holds = true;
        for (JsonNode file : digest.content().path("logFiles")) {
            String object = file.path("s3Object").asText("");
            named.add(object);
            Optional<ObjectStore.Stored> stored = store.get(object);
            if (stored.isEmpty()) {
                wrong(object, "is missing");
                holds = false;
                continue;
            }
            try {
                byte[] bytes = unpacked(stored.get().bytes());
                if (!DigestWriter.sha256(bytes).equals(file.path("hashValue").asText(""))) {
                    wrong(object, "was changed: its hash is not the one that was signed");
                    holds = false;
                } else {
                    logs++;
                    holds &= recorded(object, MAPPER.readTree(bytes).path("Records"));
                }
            } catch (IOException broken) {
                wrong(object, "cannot be read: " + broken.getMessage());
                holds = false;
            }
        }
        return holds;
    }

    private boolean recorded(String object, JsonNode content) {
        boolean holds = true;
        for (JsonNode record : content) {
            records++;
            if (recorded.isPresent()) {
                String id = record.path("eventID").asText("");
                if (!isRecorded(id)) {
                    wrong(object, "holds a record of an event that is not in the journal: " + id);
                    holds = false;
                }
            }
        }
        return holds;
    }

    private boolean isRecorded(String id) {
        try {
            return recorded.orElseThrow().contains(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private void unnamed(List<String> files, Instant covered) {
        long newer = 0;
        for (String file : files) {
            if (named.contains(file)) {
                continue;
            }
            if (LogFileTime.of(file)
                    .filter(written -> written.isBefore(covered.minusSeconds(120)))
                    .isPresent()) {
                wrong(file, "is named by no digest");
            } else {
                newer++;
            }
        }
        if (newer > 0) {
            findings.accept(Finding.NOTE, newer + " log files are newer than the last digest, and not proven yet");
        }
    }

    private <T> Optional<T> wrong(String object, String what) {
        findings.accept(Finding.WRONG, object + ": " + what);
        return Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (java.time.DateTimeException none) {
            return Optional.empty();
        }
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(LARGEST);
            if (bytes.length == LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes");
            }
            return bytes;
        }
    }
}
