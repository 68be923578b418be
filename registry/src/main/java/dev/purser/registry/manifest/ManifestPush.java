package dev.purser.registry.manifest;

import dev.purser.registry.Reference;
import dev.purser.registry.RepositoryName;
import dev.purser.registry.TagName;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A manifest that is sent.
 *
 * @param reference the digest that it must have, or the tag that it shall bear
 * @param tags further tags that it shall bear (query parameters {@code tag})
 * @param contentType the header {@code Content-Type} as sent; parameters are ignored
 * @param body its bytes; not closed
 * @param length how many bytes are announced
 */
public record ManifestPush(
        RepositoryName repository,
        Reference reference,
        List<TagName> tags,
        Optional<String> contentType,
        InputStream body,
        OptionalLong length) {
    public ManifestPush {
        tags = List.copyOf(tags);
    }
}
