package dev.purser.delivery.kafka;

import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Receipt.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What becomes of the messages of one batch, told by the producer's thread while the batch's own thread sends and waits.
 * The first failure that is not about one message alone ends it. Thread-safe.
 */
final class Sending {
    private static final int LONGEST_REASON = 1000;

    /** One more than the messages on their way, until all are sent. */
    private final AtomicInteger open = new AtomicInteger(1);

    private final CountDownLatch settled = new CountDownLatch(1);
    private final List<int[]> unacknowledged = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private Throwable failure;

    /** A message with these records is about to be sent. */
    void begin() {
        open.incrementAndGet();
    }

    /**
     * The message was acknowledged, or was not.
     *
     * @param records indexes in the batch, rising
     * @param problem null if it was acknowledged
     * @return true if the producer has to be given up
     */
    boolean end(int[] records, Throwable problem) {
        boolean fatal = false;
        if (problem != null) {
            synchronized (this) {
                if (KafkaFailures.kind(problem) == Kind.REFUSED && records.length == 1) {
                    refuse(records[0], String.valueOf(problem.getMessage()));
                } else {
                    unacknowledged.add(records);
                    fatal = failure == null;
                    failure = fatal ? problem : failure;
                }
            }
        }
        settleOne();
        return fatal;
    }

    private void settleOne() {
        if (open.decrementAndGet() == 0) {
            settled.countDown();
        }
    }

    /** This record will never be taken. */
    synchronized void refuse(int record, String reason) {
        refused.add(
                new Refused(record, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason));
    }

    /** These records are not sent at all. */
    synchronized void leave(int[] records) {
        unacknowledged.add(records);
    }

    /** Ends with this failure, unless there was one before. */
    synchronized void fail(Throwable problem) {
        if (failure == null) {
            failure = problem;
        }
    }

    synchronized Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** All has been sent: waits until every message is acknowledged or has failed. */
    void await() throws InterruptedException {
        settleOne();
        settled.await();
    }

    synchronized List<Refused> refused() {
        refused.sort(Comparator.comparingInt(Refused::record));
        return List.copyOf(refused);
    }

    /**
     * How many of the batch's first records are done with: acknowledged, every one. A refused record ends them, since what
     * counts as taken gets no dead letter.
     *
     * @param size of the batch
     */
    synchronized int taken(int size) {
        int taken = size;
        for (int[] records : unacknowledged) {
            taken = Math.min(taken, records[0]);
        }
        for (Refused one : refused) {
            taken = Math.min(taken, one.record());
        }
        return taken;
    }
}
