package dev.purser.delivery.syslog;

import dev.purser.delivery.DeliveryException;

/** The way to the receiver: datagrams or a stream. For one thread at a time. */
sealed interface Line extends AutoCloseable permits DatagramLine, StreamLine {
    /** Makes the message that began at {@code start} ready to be sent. */
    void frame(SyslogMessages messages, int start);

    /**
     * Sends all messages that were written.
     *
     * @param ends where each message ends in the array
     * @param count how many there are
     */
    void send(SyslogMessages messages, int[] ends, int count) throws DeliveryException, InterruptedException;

    /** Proves as far as the protocol can that somebody listens; sends no message. */
    void test() throws DeliveryException, InterruptedException;

    @Override
    void close();
}
