package dev.purser.registry;

import dev.purser.event.PurserException;
import java.util.Map;
import java.util.Optional;

/**
 * A tag: a letter, digit or underscore, then up to 127 of these, dots and hyphens (OCI distribution-spec, "Pulling
 * manifests"). Case counts.
 *
 * @param text the tag
 */
public record TagName(String text) implements Comparable<TagName> {
    /** The longest tag, in characters. */
    public static final int MAX_LENGTH = 128;

    /**
     * @throws PurserException {@link RegistryError#TAG_INVALID}
     */
    public static TagName parse(String text) {
        return tryParse(text)
                .orElseThrow(
                        () -> new PurserException(RegistryError.TAG_INVALID, Map.of("tag", RegistryError.shown(text))));
    }

    /** The tag, or empty if the text is none. */
    public static Optional<TagName> tryParse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            if (!word && (i == 0 || (c != '.' && c != '-'))) {
                return Optional.empty();
            }
        }
        return Optional.of(new TagName(text));
    }

    /** Byte order, which is the order of lists ("ASCIIbetical"). */
    @Override
    public int compareTo(TagName other) {
        return text.compareTo(other.text);
    }

    /** The same as {@link #text()}. */
    @Override
    public String toString() {
        return text;
    }
}
