package dev.purser.aws.cloudtrail;

import java.util.List;
import java.util.Optional;

/**
 * A version of the record's form ({@code eventVersion}) and which members came with it. Versions from before 1.04 are
 * written as 1.04, later ones than 1.11 as 1.11, under their own number.
 *
 * @param text as it stands in the record, for example {@code 1.08}
 * @param minor the number behind the dot
 */
record Edition(String text, int minor) {
    /** What can be chosen. */
    static final List<String> KNOWN = List.of("1.04", "1.05", "1.06", "1.07", "1.08", "1.09", "1.10", "1.11");

    static final Edition NEWEST = new Edition("1.11", 11);

    /** The name of the format in {@code Source.format}, its edition to follow. */
    private static final String FORMAT = "cloudtrail ";

    /** The edition of that number; empty if it is no {@code 1.x}. */
    static Optional<Edition> of(String text) {
        if (text.equals(NEWEST.text)) {
            return Optional.of(NEWEST);
        }
        if (!text.startsWith("1.") || text.length() < 3 || text.length() > 6) {
            return Optional.empty();
        }
        int minor = 0;
        for (int i = 2; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return Optional.empty();
            }
            minor = minor * 10 + digit;
        }
        return Optional.of(new Edition(text, minor));
    }

    /** The edition that an event's source names; empty if it is none of ours. */
    static Optional<Edition> ofFormat(String format) {
        return format.startsWith(FORMAT) ? of(format.substring(FORMAT.length())) : Optional.empty();
    }

    String format() {
        return FORMAT + text;
    }

    /** The members and their order as ECR's guide showed them until 2019. */
    boolean early() {
        return minor < 5;
    }

    boolean readOnly() {
        return minor >= 5;
    }

    boolean serviceEventDetails() {
        return minor >= 5;
    }

    boolean managementEvent() {
        return minor >= 6;
    }

    boolean eventCategory() {
        return minor >= 7;
    }

    boolean tlsDetails() {
        return minor >= 8;
    }

    /** Whether BatchGetImage shows the three defaults that ECR fills in. */
    boolean pullDefaults() {
        return minor >= 11;
    }
}
