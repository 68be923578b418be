package dev.purser.aws.digest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A digest's content, in the words of the AWS CloudTrail User Guide ("CloudTrail digest file structure").
 *
 * @param account whose log it covers
 * @param start from when on delivered files are in it
 * @param end until when, not included; part of its name
 * @param bucket where it lies
 * @param object its name there
 * @param fingerprint of the key that signs it
 * @param previous the digest before; empty for the first of a chain
 * @param files the log files that were delivered meanwhile
 */
record Digest(
        String account,
        Instant start,
        Instant end,
        String bucket,
        String object,
        String fingerprint,
        Optional<Link> previous,
        List<LogFile> files) {
    Digest {
        files = List.copyOf(files);
    }

    /**
     * How a digest names another.
     *
     * @param hash lower-case hexadecimal SHA-256 of its bytes before compression
     * @param signature as in its object's metadata, lower-case hexadecimal
     */
    record Link(String bucket, String object, String hash, String signature) {}

    /**
     * A log file as a digest names it.
     *
     * @param hash lower-case hexadecimal SHA-256 of its bytes before compression
     */
    record LogFile(String bucket, String object, String hash, Instant newest, Instant oldest) {}

    /** The text that is signed: four lines. */
    static String signedText(String end, String bucket, String object, String hash, Optional<String> before) {
        return end + '\n' + bucket + '/' + object + '\n' + hash + '\n' + before.orElse("null");
    }
}
