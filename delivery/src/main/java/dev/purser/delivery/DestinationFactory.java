package dev.purser.delivery;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.storage.object.ObjectStore;
import java.util.List;
import java.util.Optional;

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

    /**
     * The store of objects that a destination with these options writes to, for whoever puts something beside what is
     * delivered, such as signed digests. To be closed by the caller.
     *
     * @return empty for a type that makes no objects which can be put by name
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_INVALID} if a value cannot be used
     */
    default Optional<ObjectStore> store(Options options, Surroundings surroundings) {
        return Optional.empty();
    }
}
