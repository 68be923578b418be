package dev.purser.kql.sql;

/** Kusto's terms: runs of letters and digits, everything else separates them. */
final class Terms {
    private static final String BEFORE = "(?:^|[^\\pL\\pN])";
    private static final String AFTER = "(?:$|[^\\pL\\pN])";

    private Terms() {}

    /** What finds a text at a term's border; empty where the text's own ends are borders already. */
    static String regex(String term, String op) {
        boolean start = !op.equals("hassuffix") && Character.isLetterOrDigit(term.codePointAt(0));
        boolean end = !op.equals("hasprefix") && Character.isLetterOrDigit(term.codePointBefore(term.length()));
        if (!start && !end) {
            return "";
        }
        StringBuilder out = new StringBuilder(start ? BEFORE : "");
        term.codePoints().forEach(code -> {
            if (code < 128 && code > ' ' && !Character.isLetterOrDigit(code) && code != '_') {
                out.append('\\');
            }
            out.appendCodePoint(code);
        });
        return out.append(end ? AFTER : "").toString();
    }
}
