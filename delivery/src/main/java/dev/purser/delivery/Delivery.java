package dev.purser.delivery;

import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.Home;
import dev.purser.journal.Journal;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;

/** The room's door: routes, destinations, and the pumps between them and the journal. Thread-safe. */
public final class Delivery implements AutoCloseable {
    private Delivery() {}

    /** The room's tables. */
    public static List<Migration> migrations() {
        return List.of();
    }

    /**
     * Reads what is kept; delivers nothing before {@link #start}.
     *
     * @param journal read only; closed by whoever opened it, after this
     * @param metadata holds the room's tables; closed by whoever opened it, after this
     * @param home whose records are written
     */
    public static Delivery open(
            DeliveryConfig config,
            Journal journal,
            Metadata metadata,
            Dialects dialects,
            List<DestinationFactory> types,
            Home home,
            SecretBox secrets,
            Clock clock,
            MeterRegistry metrics) {
        throw new UnsupportedOperationException("the pump is being built");
    }

    public Routes routes() {
        throw new UnsupportedOperationException("the pump is being built");
    }

    public Destinations destinations() {
        throw new UnsupportedOperationException("the pump is being built");
    }

    public DeliveredObjects objects() {
        throw new UnsupportedOperationException("the pump is being built");
    }

    /** Begins to deliver. */
    public void start() {
        throw new UnsupportedOperationException("the pump is being built");
    }

    /**
     * Ends deliveries: a batch under way is finished, or broken off after {@link DeliveryConfig#closeLimit}; no position
     * is half stored.
     */
    @Override
    public void close() {}
}
