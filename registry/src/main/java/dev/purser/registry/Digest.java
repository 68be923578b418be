package dev.purser.registry;

import dev.purser.event.PurserException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The digest of some content, as {@code algorithm:hex} (OCI image-spec, "Digests"). Only the two registered algorithms,
 * only lower-case hex of exactly the algorithm's length.
 *
 * @param text the whole, for example {@code sha256:e3b0…}
 */
public record Digest(Algorithm algorithm, String text) implements Comparable<Digest> {
    /** The registered algorithms. */
    public enum Algorithm {
        SHA256("sha256", "SHA-256", 64),
        SHA512("sha512", "SHA-512", 128);

        private final String text;
        private final String javaName;
        private final int hexLength;

        Algorithm(String text, String javaName, int hexLength) {
            this.text = text;
            this.javaName = javaName;
            this.hexLength = hexLength;
        }

        /** The name as it stands before the colon. */
        public String text() {
            return text;
        }

        /** The algorithm of that name, or empty if it is not one of the registered. */
        public static Optional<Algorithm> of(String text) {
            return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
        }

        /** A new, empty state of the hash function. */
        public MessageDigest hasher() {
            try {
                return MessageDigest.getInstance(javaName);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + javaName, e);
            }
        }

        /** The digest that a finished state of the hash function gives. */
        public Digest finish(MessageDigest state) {
            return new Digest(this, text + ':' + HexFormat.of().formatHex(state.digest()));
        }

        /** The digest of these bytes. */
        public Digest of(byte[] content) {
            MessageDigest state = hasher();
            state.update(content);
            return finish(state);
        }
    }

    /**
     * @throws PurserException {@link RegistryError#DIGEST_INVALID} if it is no digest, or of an unknown algorithm
     */
    public static Digest parse(String text) {
        return tryParse(text)
                .orElseThrow(() ->
                        new PurserException(RegistryError.DIGEST_INVALID, Map.of("digest", RegistryError.shown(text))));
    }

    /** The digest, or empty if the text is none, or of an unknown algorithm. */
    public static Optional<Digest> tryParse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        for (Algorithm algorithm : Algorithm.values()) {
            if (colon == algorithm.text.length()
                    && text.startsWith(algorithm.text)
                    && text.length() == colon + 1 + algorithm.hexLength
                    && lowerHex(text, colon + 1)) {
                return Optional.of(new Digest(algorithm, text));
            }
        }
        return Optional.empty();
    }

    private static boolean lowerHex(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** What stands after the colon. */
    public String hex() {
        return text.substring(algorithm.text.length() + 1);
    }

    @Override
    public int compareTo(Digest other) {
        return text.compareTo(other.text);
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text;
    }
}
