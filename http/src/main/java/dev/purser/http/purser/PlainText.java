package dev.purser.http.purser;

/** Texts that every database and every reader can hold. */
final class PlainText {
    private PlainText() {}

    /** True if there is no NUL in it and no surrogate stands alone. */
    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                return false;
            }
        }
        return true;
    }
}
