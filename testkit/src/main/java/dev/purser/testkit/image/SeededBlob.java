package dev.purser.testkit.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Bytes that do not compress, made from a seed whenever they are read, so that a blob may be larger than memory.
 *
 * @param seed tells blobs apart
 * @param size in bytes
 */
public record SeededBlob(long seed, long size) {
    private static final int CHUNK = 64 * 1024;

    /** The bytes from the beginning. */
    public InputStream stream() {
        return new Stream(this);
    }

    /** All bytes at once. */
    public byte[] bytes() {
        try (InputStream in = stream()) {
            return in.readNBytes(Math.toIntExact(size));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The sha256 digest; reads all of it. */
    public String digest() {
        MessageDigest digester = Digests.digester("SHA-256");
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = stream()) {
            for (int read = in.read(chunk); read > 0; read = in.read(chunk)) {
                digester.update(chunk, 0, read);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Digests.text("sha256", digester.digest());
    }

    /** Whole chunks are drawn, so that the bytes do not depend on how they are read. */
    private static final class Stream extends InputStream {
        private final RandomGenerator random;
        private final byte[] chunk = new byte[CHUNK];
        private long left;
        private int at = CHUNK;

        private Stream(SeededBlob blob) {
            random = new SplittableRandom(blob.seed);
            left = blob.size;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            if (left == 0) {
                return -1;
            }
            if (at == CHUNK) {
                random.nextBytes(chunk);
                at = 0;
            }
            int part = (int) Math.min(Math.min(length, CHUNK - at), left);
            System.arraycopy(chunk, at, into, offset, part);
            at += part;
            left -= part;
            return part;
        }
    }
}
