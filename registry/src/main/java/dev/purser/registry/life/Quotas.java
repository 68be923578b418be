package dev.purser.registry.life;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.registry.NamespaceName;
import dev.purser.registry.RegistryError;
import java.util.Optional;

/** Storage quotas of namespaces. Thread-safe. */
public final class Quotas {
    /**
     * How much a namespace may hold and does.
     *
     * @param limit bytes; empty for no bound
     * @param used bytes; may be above a limit that was lowered, then nothing more goes in
     */
    public record Quota(Optional<Long> limit, long used) {}

    /**
     * @throws PurserException {@link RegistryError#NAMESPACE_UNKNOWN}
     */
    public Quota get(NamespaceName namespace) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sets or lifts a limit: {@code quota.set}. On the record when it returns, with what it was and is.
     *
     * @param limit bytes, not negative
     * @throws PurserException {@link RegistryError#NAMESPACE_UNKNOWN}
     */
    public Quota set(NamespaceName namespace, Optional<Long> limit, Recording recording) {
        throw new UnsupportedOperationException();
    }
}
