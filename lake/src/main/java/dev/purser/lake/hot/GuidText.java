package dev.purser.lake.hot;

/** Knows the text of a GUID in lower case. */
final class GuidText {
    private static final int LENGTH = 36;

    private GuidText() {}

    /** True if the bytes are exactly what a GUID is printed as. */
    static boolean is(byte[] text, int from, int to) {
        if (to - from != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            byte c = text[from + i];
            boolean fits =
                    i == 8 || i == 13 || i == 18 || i == 23 ? c == '-' : c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
