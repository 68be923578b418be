package dev.purser.delivery;

import dev.purser.delivery.Receipt.DeliveredObject;
import java.time.Instant;
import java.util.List;

/**
 * The durable list of objects that were made on other sides: what digests and manifests are made from. An object is in it
 * exactly if the position behind it was stored. Kept for {@link DeliveryConfig#keepObjects}. Thread-safe, blocking.
 */
public interface DeliveredObjects {
    /**
     * An object of the list.
     *
     * @param number rising in the order of delivery; names it
     * @param delivered when the list got it
     */
    record Entry(long number, Instant delivered, DeliveredObject object) {}

    /**
     * Objects delivered in a stretch of time, in the order of delivery.
     *
     * @param from earliest time of delivery
     * @param to before this time
     * @param after only numbers above it; -1 for all
     * @param max at most so many, 1 to 10,000
     */
    List<Entry> delivered(String destination, Instant from, Instant to, long after, int max);

    /**
     * Objects that hold records of events in a range of numbers, in the order of delivery.
     *
     * @param from first event
     * @param to before this event
     */
    List<Entry> holding(String destination, long from, long to, long after, int max);

    /**
     * Forgets entries older than {@link DeliveryConfig#keepObjects}; for the server's list of jobs.
     *
     * @return how many
     */
    int trim();
}
