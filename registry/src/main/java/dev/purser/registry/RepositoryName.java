package dev.purser.registry;

import dev.purser.event.PurserException;
import java.util.Map;
import java.util.Optional;

/**
 * A repository's full name: path segments of lower-case letters and digits, parted by one dot, one or two underscores, or
 * any number of hyphens (OCI distribution-spec, "Pulling manifests"); at most {@link #MAX_LENGTH} characters.
 *
 * <p>Its namespace is the first segment, also where there is no other: {@code alpine} lies in the namespace
 * {@code alpine}, as does {@code alpine/git}. So every repository has a namespace, no name is special, and a grant for a
 * namespace covers the names that begin with it.
 *
 * @param text the whole name
 * @param namespace its first segment
 */
public record RepositoryName(String text, String namespace) implements Comparable<RepositoryName> {
    /** What the common clients can hold, the registry's own host name not counted. */
    public static final int MAX_LENGTH = 255;

    /**
     * @throws PurserException {@link RegistryError#NAME_INVALID}
     */
    public static RepositoryName parse(String text) {
        return tryParse(text)
                .orElseThrow(() ->
                        new PurserException(RegistryError.NAME_INVALID, Map.of("name", RegistryError.shown(text))));
    }

    /** The name, or empty if the text is none. */
    public static Optional<RepositoryName> tryParse(String text) {
        if (!matches(text)) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        return Optional.of(new RepositoryName(text, slash < 0 ? text : text.substring(0, slash)));
    }

    /** True if it can be the name of a namespace: a repository name of one segment. */
    static boolean matchesSegment(String text) {
        return text.indexOf('/') < 0 && matches(text);
    }

    private static boolean matches(String text) {
        int length = text.length();
        if (length == 0 || length > MAX_LENGTH) {
            return false;
        }
        boolean open = false; // a letter or digit stands before, so that a separator or slash may follow
        int at = 0;
        while (at < length) {
            char c = text.charAt(at);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                open = true;
                at++;
                continue;
            }
            if (!open) {
                return false;
            }
            open = false;
            at++;
            switch (c) {
                case '/', '.' -> {}
                case '_' -> {
                    if (at < length && text.charAt(at) == '_') {
                        at++;
                    }
                }
                case '-' -> {
                    while (at < length && text.charAt(at) == '-') {
                        at++;
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        return open;
    }

    @Override
    public int compareTo(RepositoryName other) {
        return text.compareTo(other.text);
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text;
    }
}
