package dev.purser.cli.query.output;

import org.jline.utils.WCWidth;

/** A text in one cell of a terminal's table: its places, and cut to so many of them. */
final class CellText {
    private static final char CUT = '…';

    private CellText() {}

    /** Without what could move the cursor: white space is one blank, any other control is U+FFFD. */
    static String shown(String text) {
        int i = 0;
        while (i < text.length() && harmless(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                safe.append(' ');
            } else {
                safe.appendCodePoint(
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c);
            }
        });
        return safe.toString();
    }

    private static boolean harmless(char c) {
        return c >= ' ' && c < 0x7F;
    }

    /** How many places it takes. */
    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += places(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /** The text if it fits, else its beginning with a mark that it goes on. */
    static String cut(String text, int places) {
        if (width(text) <= places) {
            return text;
        }
        StringBuilder kept = new StringBuilder(places);
        int width = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            width += places(c);
            if (width > places - 1) {
                break;
            }
            kept.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return kept.append(CUT).toString();
    }

    private static int places(int c) {
        return c < 0x7F ? 1 : Math.max(0, WCWidth.wcwidth(c));
    }
}
