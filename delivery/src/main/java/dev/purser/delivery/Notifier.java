package dev.purser.delivery;

/**
 * A destination that can also be told something that is no record: the topic of a trail, say. Beside its pump, which goes
 * on by itself. For one thread at a time; blocking.
 */
public interface Notifier extends AutoCloseable {
    /**
     * Tells it, once; does not try again.
     *
     * @throws DeliveryException if it was not taken now
     * @throws InterruptedException if the thread was interrupted; it may have arrived
     */
    void tell(String message) throws DeliveryException, InterruptedException;

    @Override
    void close();
}
