package dev.purser.ibm.activitytracker;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** GUIDs by their text, and the ids of records that bring none. For one thread. */
final class Guids {
    private static final int LENGTH = 36;

    private final MessageDigest sha256;

    Guids() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

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

    /** The same id for the same bytes: UUID version 8 (RFC 9562 section 5.8) of their SHA-256. */
    UUID of(byte[] bytes, int from, int to) {
        sha256.reset();
        sha256.update(bytes, from, to - from);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        long first = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L;
        long second = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(first, second);
    }
}
