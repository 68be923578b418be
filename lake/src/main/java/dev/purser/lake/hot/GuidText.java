package dev.purser.lake.hot;

/** Reads the text of a GUID in lower case, without an object for each. For one thread. */
final class GuidText {
    private static final int LENGTH = 36;

    private long high;
    private long low;

    /** True if the text is exactly what the GUID of {@link #high} and {@link #low} is printed as. */
    boolean read(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        long first = 0;
        long value = 0;
        int digits = 0;
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return false;
                }
                continue;
            }
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return false;
            }
            value = value << 4 | digit;
            if (++digits == 16) {
                first = value;
            }
        }
        high = first;
        low = value;
        return true;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }
}
