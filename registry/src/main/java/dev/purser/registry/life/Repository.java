package dev.purser.registry.life;

import dev.purser.registry.RepositoryName;
import java.time.Instant;
import java.util.Optional;

/**
 * A repository.
 *
 * @param immutableTags whether its tags can be moved; empty to go by its namespace
 */
public record Repository(RepositoryName name, Instant created, Optional<Boolean> immutableTags) {}
