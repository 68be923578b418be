package dev.purser.http.sigv4;

import java.util.Optional;

/**
 * The credential of a signature: {@code AKID/YYYYMMDD/REGION/SERVICE/aws4_request}.
 *
 * @param accessKey as sent, letters and digits
 * @param date eight digits
 * @param region as sent: any region is taken
 * @param service the signing name
 */
record Scope(String accessKey, String date, String region, String service) {
    private static final String END = "aws4_request";
    private static final int LONGEST = 64;

    /** Reads a credential; empty if it is none. */
    static Optional<Scope> parse(String text) {
        String[] parts = text.split("/", -1);
        return parts.length == 5
                        && word(parts[0], "")
                        && parts[1].length() == 8
                        && digits(parts[1])
                        && word(parts[2], "-")
                        && word(parts[3], "-")
                        && parts[4].equals(END)
                ? Optional.of(new Scope(parts[0], parts[1], parts[2], parts[3]))
                : Optional.empty();
    }

    /** What stands in the string to sign. */
    String text() {
        return date + '/' + region + '/' + service + '/' + END;
    }

    private static boolean digits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean word(String text, String also) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || also.indexOf(c) >= 0);
    }
}
