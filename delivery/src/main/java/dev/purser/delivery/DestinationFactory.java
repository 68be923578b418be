package dev.purser.delivery;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.util.List;

/** Opens destinations of one type. Thread-safe. */
public interface DestinationFactory {
    /** The type's name: {@code folder}, {@code s3}, {@code azure-blob}, {@code kafka}, {@code webhook}, … */
    String type();

    /** One sentence for the reference. */
    String summary();

    /** What can be set. Options that are secret are kept encrypted and shown to nobody. */
    List<Option> options();

    /** How much a batch of this type holds and how long it waits where nobody says, given the dialect. */
    BatchRule batching(Dialect dialect, Options options);

    /**
     * Opens a destination. Makes no connection yet, so that a destination which is away does not hold up a start.
     *
     * @param options checked against {@link #options()}
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_INVALID} if a value cannot be used
     */
    Destination open(Options options, Dialect dialect, Surroundings surroundings);
}
