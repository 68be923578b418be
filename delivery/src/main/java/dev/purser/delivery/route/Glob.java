package dev.purser.delivery.route;

/** A pattern in which {@code *} stands for any text. Immutable; matching takes no memory and bounded time. */
final class Glob {
    private final String pattern;
    private final boolean plain;

    Glob(String pattern) {
        this.pattern = pattern;
        this.plain = pattern.indexOf('*') < 0;
    }

    String pattern() {
        return pattern;
    }

    boolean any() {
        return pattern.equals("*");
    }

    boolean matches(String text) {
        if (plain) {
            return pattern.equals(text);
        }
        int p = 0;
        int t = 0;
        int star = -1;
        int retry = 0;
        while (t < text.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                retry = t;
            } else if (p < pattern.length() && pattern.charAt(p) == text.charAt(t)) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++retry;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }
}
