package dev.purser.registry;

import dev.purser.storage.BlobDriver;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hash states of uploads under way: carried along as bytes arrive, and made again from the file where this process
 * does not have them. Thread-safe; one state is for whoever works on its upload.
 */
final class UploadHashes {
    private static final int PIECE = 1 << 20;

    /** The hash state of one upload. */
    static final class State {
        private final Digest.Algorithm algorithm;
        private final MessageDigest digest;
        private long bytes;
        private volatile long touched;

        private State(Digest.Algorithm algorithm) {
            this.algorithm = algorithm;
            this.digest = algorithm.hasher();
        }

        void update(byte[] piece, int count) {
            digest.update(piece, 0, count);
            bytes += count;
        }

        long bytes() {
            return bytes;
        }

        /** The digest so far; the state can go on. */
        Digest digest() {
            try {
                return algorithm.finish((MessageDigest) digest.clone());
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the platform's hash functions can be copied", e);
            }
        }
    }

    private final BlobDriver driver;
    private final Clock clock;
    private final Map<String, State> running = new ConcurrentHashMap<>();

    UploadHashes(BlobDriver driver, Clock clock) {
        this.driver = driver;
        this.clock = clock;
    }

    /** The state of an upload of that size, carried along or made again. */
    State at(String upload, long size, Digest.Algorithm algorithm) {
        State state = running.get(upload);
        if (state == null || state.bytes != size || state.algorithm != algorithm) {
            state = reread(upload, size, algorithm);
        }
        state.touched = clock.millis();
        running.put(upload, state);
        return state;
    }

    /** The state that is carried along for an upload of that size, whatever it hashes with; sha256 where there is none. */
    State carried(String upload, long size) {
        State state = running.get(upload);
        return at(upload, size, state == null ? Digest.Algorithm.SHA256 : state.algorithm);
    }

    void forget(String upload) {
        running.remove(upload);
    }

    /** Forgets states that nobody has used for a while; they can be made again. */
    void forgetIdle(long forMillis) {
        long now = clock.millis();
        running.values().removeIf(one -> one.touched < now - forMillis);
    }

    private State reread(String upload, long size, Digest.Algorithm algorithm) {
        State state = new State(algorithm);
        if (size == 0) {
            return state;
        }
        try (InputStream in = driver.readUpload(upload)) {
            byte[] piece = new byte[PIECE];
            int count;
            while ((count = in.read(piece)) >= 0) {
                state.update(piece, count);
            }
            return state;
        } catch (IOException broken) {
            throw Blobs.unavailable(broken);
        }
    }
}
