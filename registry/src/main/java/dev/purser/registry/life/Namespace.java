package dev.purser.registry.life;

import java.time.Instant;
import java.util.Optional;

/**
 * A namespace.
 *
 * @param quota the most bytes that it may hold; empty for no bound
 * @param used bytes that it holds: each blob once however many of its repositories have it, and every manifest
 * @param immutableTags whether tags of its repositories can be moved, where the repository does not say otherwise
 */
public record Namespace(String name, Instant created, Optional<Long> quota, long used, boolean immutableTags) {}
