package dev.purser.delivery;

import dev.purser.event.Recording;
import dev.purser.event.dialect.DialectFactory;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Destinations as kept, and how they are. Thread-safe, blocking. What takes a recording is on the record, with before and
 * after where it changes a setup; secrets are masked there and wherever they are read.
 */
public interface Destinations {
    /** The types that can be set up. */
    List<DestinationFactory> types();

    /** The dialects that can be chosen. */
    List<DialectFactory> dialects();

    /**
     * Sets up a destination; it gets events as soon as a route leads to it.
     *
     * @param from the first event that it may get
     * @param tried whether it is written to first; if that fails, nothing is set up
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_EXISTS},
     *     {@link DeliveryError#DESTINATION_INVALID}, {@link DeliveryError#DESTINATION_TYPE_UNKNOWN},
     *     {@link DeliveryError#DESTINATION_TEST_FAILED}, or what is wrong with an option
     */
    RegisteredDestination create(Recording recording, DestinationSetup setup, StartPoint from, boolean tried);

    /**
     * Replaces the setup of the destination of that name; its position stays. The next batch goes by the new setup.
     *
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_UNKNOWN}, and as {@link #create}
     */
    RegisteredDestination update(Recording recording, DestinationSetup setup, boolean tried);

    /**
     * Ends a destination; position, dead letters and its list of delivered objects go with it. What was delivered stays
     * where it is.
     *
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_UNKNOWN},
     *     {@link DeliveryError#DESTINATION_IN_USE}
     */
    void delete(Recording recording, String name);

    /**
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_UNKNOWN}
     */
    RegisteredDestination get(String name);

    Optional<RegisteredDestination> find(String name);

    /** All, by name; bounded by {@link DeliveryConfig#maxDestinations}. */
    List<RegisteredDestination> list();

    /**
     * Tries a destination with what is kept of it.
     *
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_UNKNOWN},
     *     {@link DeliveryError#DESTINATION_TEST_FAILED} with kind and message
     */
    void test(String name);

    /** Tries a setup that is not kept. Throws as {@link #test(String)}. */
    void test(DestinationSetup setup);

    /** Stops deliveries after the batch under way; lasts over restarts. */
    void pause(Recording recording, String name);

    /** Goes on after {@link #pause}; closes an open circuit breaker; a lost destination begins with what is kept. */
    void resume(Recording recording, String name);

    /**
     * Sets the position back (or ahead): everything from there on is delivered again, in order.
     *
     * @return the number of the first event that comes again
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_UNKNOWN},
     *     {@link DeliveryError#REPLAY_OUTSIDE}
     */
    long replay(Recording recording, String name, StartPoint from);

    /**
     * Dead letters by their number.
     *
     * @param after those with higher numbers; -1 for all
     * @param max at most so many, 1 to 1,000
     */
    List<DeadLetter> deadLetters(String name, long after, int max);

    /**
     * Sends dead letters again, after the batch under way; those that are taken leave the list.
     *
     * @param numbers which; empty for all
     * @return how many will be tried
     */
    int redeliver(Recording recording, String name, Set<Long> numbers);

    /**
     * Gives dead letters up.
     *
     * @param numbers which; empty for all
     * @return how many there were
     */
    int discard(Recording recording, String name, Set<Long> numbers);

    /**
     * @throws dev.purser.event.PurserException {@link DeliveryError#DESTINATION_UNKNOWN}
     */
    DestinationStatus status(String name);

    /** Of all, by name. */
    List<DestinationStatus> statuses();
}
