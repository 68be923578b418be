package dev.purser.delivery.pump;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.event.dialect.RecordBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Hands records over in order. What is refused as a whole goes again in halves, down to single records, which become dead
 * letters; after each piece that is taken the next one is twice as large. For one thread.
 */
final class Sender {
    /** Where a batch is handed over. */
    @FunctionalInterface
    interface Way {
        Receipt deliver(Batch batch) throws DeliveryException;
    }

    /** Is told of each step, in order, and makes it last. */
    interface Book {
        /** So many records are about to be handed over. */
        void attempt(int from, int to);

        /**
         * Records are done with: taken, but for those that are dead now.
         *
         * @return false to stop: the rest is not to be handed over
         */
        boolean settle(int from, int to, Receipt receipt, List<FreshDeadLetter> dead);

        /** What batches have not told of yet. */
        List<DeadLetter> missing();
    }

    /**
     * What is sent.
     *
     * @param first the first event that all of it stands for
     * @param next the event after the last
     */
    record Load(RecordBuffer records, long first, long next, Instant cut, Supplier<Optional<String>> checkpoint) {}

    private final Way way;
    private final Book book;
    private final Load load;
    private final int most;
    private int at;
    private int span;

    /**
     * @param from the first record to hand over
     * @param most records at once
     */
    Sender(Way way, Book book, Load load, int from, int most) {
        this.way = way;
        this.book = book;
        this.load = load;
        this.at = from;
        this.most = most;
        this.span = most;
    }

    /** The first record that is not done with. */
    int at() {
        return at;
    }

    /**
     * Sends until all is done with, or the book says stop.
     *
     * @return true if all is done with
     * @throws DeliveryException if the other side does not take the rest now; never of kind {@link Kind#REFUSED}
     */
    boolean send() throws DeliveryException {
        int size = load.records().size();
        while (at < size) {
            int to = Math.min(size, at + span);
            book.attempt(at, to);
            try {
                Receipt receipt = way.deliver(batch(at, to));
                if (!settle(to, receipt, refused(receipt, at, to))) {
                    return false;
                }
                span = (int) Math.min(most, 2L * span);
            } catch (DeliveryException e) {
                if (!shorten(e, to)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Goes on with less; false to stop. */
    private boolean shorten(DeliveryException e, int to) throws DeliveryException {
        int taken = Math.clamp(e.taken(), 0, to - at);
        if (taken > 0 && !settle(at + taken, Receipt.ALL, List.of())) {
            return false;
        }
        if (e.kind() != Kind.REFUSED) {
            throw e;
        }
        int left = to - at;
        if (left == 1 && taken == 0) {
            return settle(to, Receipt.ALL, List.of(dead(at, String.valueOf(e.getMessage()))));
        }
        span = Math.max(1, left / 2);
        return true;
    }

    private boolean settle(int to, Receipt receipt, List<FreshDeadLetter> dead) {
        int from = at;
        at = to;
        return book.settle(from, to, receipt, dead);
    }

    private List<FreshDeadLetter> refused(Receipt receipt, int from, int to) {
        List<FreshDeadLetter> dead = new ArrayList<>(receipt.refused().size());
        for (Receipt.Refused one : receipt.refused()) {
            if (one.record() >= 0 && one.record() < to - from) {
                dead.add(dead(from + one.record(), one.reason()));
            }
        }
        return dead;
    }

    private FreshDeadLetter dead(int record, String reason) {
        RecordBuffer records = load.records();
        return new FreshDeadLetter(
                records.sequence(record),
                Optional.of(records.event(record)),
                indexInEvent(records, record),
                FreshDeadLetter.REFUSED,
                reason);
    }

    /** Which of its event's records it is. */
    static int indexInEvent(RecordBuffer records, int record) {
        int index = 0;
        while (record - index > 0 && records.sequence(record - index - 1) == records.sequence(record)) {
            index++;
        }
        return index;
    }

    private Batch batch(int from, int to) {
        RecordBuffer records = load.records();
        boolean begins = from == 0;
        boolean ends = to == records.size();
        RecordBuffer part = records;
        if (!begins || !ends) {
            part = new RecordBuffer();
            for (int i = from; i < to; i++) {
                part.append(records, i);
            }
        }
        return new Batch(
                part,
                begins ? load.first() : records.sequence(from),
                ends ? load.next() : records.sequence(to - 1) + 1,
                load.cut(),
                load.checkpoint().get(),
                book.missing());
    }
}
