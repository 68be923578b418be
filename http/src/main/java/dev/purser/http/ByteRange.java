package dev.purser.http;

import java.util.Optional;

/**
 * The part of some content that a {@code Range} field asks for (RFC 9110 section 14).
 *
 * <p>One range is honoured. Several in one field are answered with the whole content, as section 14.2 allows: what a client
 * of a registry resumes is one stretch. A range that makes no sense is refused, not ignored, so that a client that counts
 * wrongly hears of it.
 *
 * @param offset first byte
 * @param length bytes, at least one
 */
public record ByteRange(long offset, long length) {
    private static final String UNIT = "bytes=";
    private static final int MOST_DIGITS = 18;

    /** The range cannot be had from content of this size. */
    public static final class Unsatisfiable extends Exception {
        private static final long serialVersionUID = 1;

        Unsatisfiable() {
            super("range not satisfiable", null, false, false);
        }
    }

    /**
     * Reads a {@code Range} field.
     *
     * @param size bytes of the whole content
     * @return empty where the whole content is meant
     */
    public static Optional<ByteRange> parse(String field, long size) throws Unsatisfiable {
        if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return Optional.empty();
        }
        String asked = field.substring(UNIT.length()).strip();
        // Some clients put a range on every request: of empty content they get all that there is.
        if (size == 0 || asked.indexOf(',') >= 0) {
            return Optional.empty();
        }
        int dash = asked.indexOf('-');
        if (dash < 0) {
            throw new Unsatisfiable();
        }
        String from = asked.substring(0, dash).strip();
        String to = asked.substring(dash + 1).strip();
        if (from.isEmpty()) {
            long wanted = Math.min(number(to), size);
            return Optional.of(satisfiable(size - wanted, wanted));
        }
        long first = number(from);
        long last = to.isEmpty() ? size - 1 : Math.min(number(to), size - 1);
        return Optional.of(satisfiable(first, last - first + 1));
    }

    /** The {@code Content-Range} of a part. */
    public String contentRange(long size) {
        return "bytes " + offset + "-" + (offset + length - 1) + "/" + size;
    }

    /** The {@code Content-Range} of a refusal. */
    public static String unsatisfied(long size) {
        return "bytes */" + size;
    }

    private static ByteRange satisfiable(long offset, long length) throws Unsatisfiable {
        if (length <= 0) {
            throw new Unsatisfiable();
        }
        return new ByteRange(offset, length);
    }

    /** A number too long for any content counts as the largest. */
    private static long number(String text) throws Unsatisfiable {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new Unsatisfiable();
        }
        return text.length() > MOST_DIGITS ? Long.MAX_VALUE - 1 : Long.parseLong(text);
    }
}
