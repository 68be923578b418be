package dev.purser.registry.life;

import java.util.Optional;

/**
 * What to change of a namespace.
 *
 * @param immutableTags empty to leave it
 */
public record NamespaceUpdate(Optional<Boolean> immutableTags) {}
