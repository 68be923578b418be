package dev.purser.event.json;

/** Base64url without padding (RFC 4648 section 5), written straight into an array. */
final class Base64Text {
    private static final byte[] ALPHABET = new byte[64];

    static {
        for (int i = 0; i < 26; i++) {
            ALPHABET[i] = (byte) ('A' + i);
            ALPHABET[26 + i] = (byte) ('a' + i);
        }
        for (int i = 0; i < 10; i++) {
            ALPHABET[52 + i] = (byte) ('0' + i);
        }
        ALPHABET[62] = '-';
        ALPHABET[63] = '_';
    }

    private Base64Text() {}

    /** Writes {@code value} at {@code at} and returns where it ends. */
    static int write(byte[] value, byte[] to, int at) {
        int end = at;
        int i = 0;
        for (; i + 2 < value.length; i += 3) {
            int three = (value[i] & 0xFF) << 16 | (value[i + 1] & 0xFF) << 8 | value[i + 2] & 0xFF;
            to[end++] = ALPHABET[three >> 18];
            to[end++] = ALPHABET[three >> 12 & 0x3F];
            to[end++] = ALPHABET[three >> 6 & 0x3F];
            to[end++] = ALPHABET[three & 0x3F];
        }
        int left = value.length - i;
        if (left == 1) {
            to[end++] = ALPHABET[(value[i] & 0xFF) >> 2];
            to[end++] = ALPHABET[(value[i] & 0x03) << 4];
        } else if (left == 2) {
            int two = (value[i] & 0xFF) << 8 | value[i + 1] & 0xFF;
            to[end++] = ALPHABET[two >> 10];
            to[end++] = ALPHABET[two >> 4 & 0x3F];
            to[end++] = ALPHABET[two << 2 & 0x3F];
        }
        return end;
    }
}
