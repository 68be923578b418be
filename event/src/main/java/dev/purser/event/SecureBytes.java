package dev.purser.event;

import java.security.SecureRandom;

/** Random bytes that nobody can guess, drawn from the system's generator in blocks. Thread-safe. */
final class SecureBytes {
    private static final int BLOCK = 8192;

    private final SecureRandom source;
    private final byte[] block = new byte[BLOCK];
    private int used = BLOCK;

    SecureBytes(SecureRandom source) {
        this.source = source;
    }

    /** {@code length} fresh bytes, at most one block. */
    synchronized byte[] next(int length) {
        if (used + length > BLOCK) {
            source.nextBytes(block);
            used = 0;
        }
        byte[] bytes = new byte[length];
        System.arraycopy(block, used, bytes, 0, length);
        java.util.Arrays.fill(block, used, used + length, (byte) 0);
        used += length;
        return bytes;
    }

    long nextLong() {
        byte[] bytes = next(Long.BYTES);
        long value = 0;
        for (byte one : bytes) {
            value = value << 8 | (one & 0xFF);
        }
        return value;
    }
}
