package dev.purser.kql.bind;

/** Text inside regular expressions. */
final class Texts {
    private Texts() {}

    /** A text as a regular expression that matches exactly it. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(code -> {
            if (code < 128 && !Character.isLetterOrDigit(code) && code > ' ' && code != '_') {
                out.append('\\');
            }
            out.appendCodePoint(code);
        });
        return out.toString();
    }
}
