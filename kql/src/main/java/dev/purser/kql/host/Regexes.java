package dev.purser.kql.host;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;

/**
 * Regular expressions for the few functions that an engine's own cannot do. The expressions have passed the binder's
 * check; a text that makes one back-track for too long ends in no result.
 */
final class Regexes {
    private static final int KEPT = 500;
    private static final int STEPS = 5_000_000;
    private static final ConcurrentMap<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Regexes() {}

    static Pattern of(String regex) {
        if (PATTERNS.size() > KEPT) {
            PATTERNS.clear();
        }
        return PATTERNS.computeIfAbsent(regex, one -> Pattern.compile(one.replace("(?P<", "(?<")));
    }

    static int group(String regex, String name) {
        Integer number = of(regex).namedGroups().get(name);
        return number == null ? 0 : number;
    }

    /** A text that lets itself be looked at only so often. */
    static CharSequence bounded(String text) {
        return new Bounded(text, new int[1]);
    }

    private record Bounded(String text, int[] steps) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps[0] > STEPS) {
                throw new IllegalStateException("the expression takes too long");
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
