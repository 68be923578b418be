package dev.purser.delivery;

/**
 * One place that records go to, opened with its options and its dialect. Called by one thread at a time; blocking.
 *
 * <p>It does not retry, remember or wait: whoever drives it knows the position, backs off and tries again, with the same
 * batch or another that begins with the same record.
 */
public interface Destination extends AutoCloseable {
    /**
     * Hands a batch over, in order. When this returns, every record was taken by the other side (as durably as that side
     * promises by itself) but for those that the receipt names as refused.
     *
     * @throws DeliveryException if the batch, or what follows its first records, was not taken now
     * @throws InterruptedException if the thread was interrupted; what was sent may have arrived
     */
    Receipt deliver(Batch batch) throws DeliveryException, InterruptedException;

    /**
     * Proves that it can be written to, as far as that can be done without leaving a record: a probe object, an empty
     * message, a request that the other side answers.
     *
     * @throws DeliveryException saying what is wrong and what to do
     */
    void test() throws DeliveryException, InterruptedException;

    @Override
    void close();
}
