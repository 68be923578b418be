package dev.purser.delivery.setup;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.event.dialect.Dialect;

/**
 * A destination, opened, with what is needed to feed it.
 *
 * @param batching the rule that holds for it
 */
public record Rig(Destination destination, Dialect dialect, BatchRule batching) implements AutoCloseable {
    @Override
    public void close() {
        destination.close();
    }
}
