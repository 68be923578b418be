package dev.purser.aws.digest;

import dev.purser.event.json.JsonBytes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

/** A digest as the bytes that are hashed, signed and packed: written once, never again. */
final class DigestJson {
    private static final String HASH = "SHA-256";
    static final String SIGNATURE = "SHA256withRSA";

    private DigestJson() {}

    static byte[] write(Digest digest) {
        JsonBytes to = new JsonBytes(4096);
        to.open();
        to.text("awsAccountId", digest.account());
        to.text("digestStartTime", time(digest.start()));
        to.text("digestEndTime", time(digest.end()));
        to.text("digestS3Bucket", digest.bucket());
        to.text("digestS3Object", digest.object());
        to.text("digestPublicKeyFingerprint", digest.fingerprint());
        to.text("digestSignatureAlgorithm", SIGNATURE);
        textOrNull(
                to,
                "newestEventTime",
                digest.files().stream()
                        .map(Digest.LogFile::newest)
                        .max(Comparator.naturalOrder())
                        .map(DigestJson::time));
        textOrNull(
                to,
                "oldestEventTime",
                digest.files().stream()
                        .map(Digest.LogFile::oldest)
                        .min(Comparator.naturalOrder())
                        .map(DigestJson::time));
        Optional<Digest.Link> previous = digest.previous();
        textOrNull(to, "previousDigestS3Bucket", previous.map(Digest.Link::bucket));
        textOrNull(to, "previousDigestS3Object", previous.map(Digest.Link::object));
        textOrNull(to, "previousDigestHashValue", previous.map(Digest.Link::hash));
        textOrNull(to, "previousDigestHashAlgorithm", previous.map(link -> HASH));
        textOrNull(to, "previousDigestSignature", previous.map(Digest.Link::signature));
        to.openArray("logFiles");
        for (Digest.LogFile file : digest.files()) {
            to.open();
            to.text("s3Bucket", file.bucket());
            to.text("s3Object", file.object());
            to.text("hashValue", file.hash());
            to.text("hashAlgorithm", HASH);
            to.text("newestEventTime", time(file.newest()));
            to.text("oldestEventTime", time(file.oldest()));
            to.close();
        }
        to.closeArray();
        to.close();
        return to.copy(0);
    }

    /** Whole seconds, as everywhere in CloudTrail. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void textOrNull(JsonBytes to, String name, Optional<String> text) {
        if (text.isPresent()) {
            to.text(name, text.get());
        } else {
            to.name(name);
            to.raw("null");
        }
    }
}
