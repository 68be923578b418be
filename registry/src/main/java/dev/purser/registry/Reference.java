package dev.purser.registry;

import dev.purser.event.PurserException;
import java.util.Optional;

/** How a manifest is asked for: by its digest or by a tag. */
public sealed interface Reference permits Reference.ByDigest, Reference.ByTag {
    /**
     * A manifest by its content.
     */
    record ByDigest(Digest digest) implements Reference {
        @Override
        public String text() {
            return digest.text();
        }
    }

    /**
     * Whatever manifest the tag points at now.
     */
    record ByTag(TagName tag) implements Reference {
        @Override
        public String text() {
            return tag.text();
        }
    }

    /** As it was asked for. */
    String text();

    /** The digest, if it was asked for by one. */
    default Optional<Digest> asDigest() {
        return this instanceof ByDigest it ? Optional.of(it.digest()) : Optional.empty();
    }

    /** The tag, if it was asked for by one. */
    default Optional<TagName> asTag() {
        return this instanceof ByTag it ? Optional.of(it.tag()) : Optional.empty();
    }

    static Reference of(Digest digest) {
        return new ByDigest(digest);
    }

    static Reference of(TagName tag) {
        return new ByTag(tag);
    }

    /**
     * A digest if it holds a colon, which no tag can; else a tag.
     *
     * @throws PurserException {@link RegistryError#DIGEST_INVALID} or {@link RegistryError#TAG_INVALID}
     */
    static Reference parse(String text) {
        return text.indexOf(':') >= 0 ? of(Digest.parse(text)) : of(TagName.parse(text));
    }
}
