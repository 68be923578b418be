package dev.purser.ibm.activitytracker;

/** GUIDs by their text. */
final class Guids {
    private static final int LENGTH = 36;

    private Guids() {}

    /** True if the text is a GUID in lower case. */
    static boolean is(String text) {
        return text.length() == LENGTH && endsOf(text, 0);
    }

    /** True if the text is the prefix and a GUID in lower case, nothing else. */
    static boolean is(String text, String prefix) {
        return text.length() == prefix.length() + LENGTH && text.startsWith(prefix) && endsOf(text, prefix.length());
    }

    private static boolean endsOf(String text, int from) {
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(from + i);
            if (i == 8 || i == 13 || i == 18 || i == 23) {
                if (c != '-') {
                    return false;
                }
            } else if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
