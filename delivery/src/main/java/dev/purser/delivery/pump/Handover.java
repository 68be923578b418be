package dev.purser.delivery.pump;

import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.event.dialect.RecordBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The book of one batch: after each piece, where the destination stands is stored with what became of the piece. For one
 * thread.
 */
final class Handover implements Sender.Book {
    /** So many records refused one after another, none taken: then it is the destination that is wrong. */
    static final int MOST_REFUSED = 200;

    private final Standing standing;
    private final Meters meters;
    private final Cutter cutter;
    private final long handedBefore;
    private int refusedInRow;
    private boolean first = true;
    private boolean moved;
    private long partialEvent = -1;
    private int partialDone;

    /**
     * @param handedBefore events below it may have been handed over before
     * @param refusedInRow records refused one after another up to now
     */
    Handover(Standing standing, Meters meters, Cutter cutter, long handedBefore, int refusedInRow) {
        this.standing = standing;
        this.meters = meters;
        this.cutter = cutter;
        this.handedBefore = handedBefore;
        this.refusedInRow = refusedInRow;
    }

    @Override
    public void attempt(int from, int to) {
        RecordBuffer records = cutter.records();
        int again = 0;
        while (from + again < to && records.sequence(from + again) < handedBefore) {
            again++;
        }
        standing.attempted(again);
        meters.again(again);
    }

    @Override
    public boolean settle(int from, int to, Receipt receipt, List<FreshDeadLetter> refused) {
        RecordBuffer records = cutter.records();
        boolean all = to == records.size();
        long next = all ? cutter.next() : records.sequence(to);
        partialDone = all ? 0 : Sender.indexInEvent(records, to);
        partialEvent = partialDone > 0 ? next : -1;
        int taken = to - from - refused.size();
        long bytes = taken > 0 ? bytes(records, from, to) : 0;
        refusedInRow = taken > 0 ? 0 : refusedInRow + refused.size();
        standing.taken(next, taken, bytes, taken > 0);
        meters.taken(taken, bytes);
        meters.dead(refused);
        moved = !standing.store(receipt.objects(), withUnwritten(refused));
        return !moved && refusedInRow < MOST_REFUSED;
    }

    /** What could not even be written is stored with the first piece: no position passes over it before. */
    private List<FreshDeadLetter> withUnwritten(List<FreshDeadLetter> refused) {
        if (!first || cutter.dead().isEmpty()) {
            return refused;
        }
        first = false;
        List<FreshDeadLetter> all = new ArrayList<>(cutter.dead());
        meters.dead(all);
        all.addAll(refused);
        return all;
    }

    private static long bytes(RecordBuffer records, int from, int to) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            bytes += records.length(i);
        }
        return bytes;
    }

    @Override
    public List<DeadLetter> missing() {
        return standing.untold();
    }

    int refusedInRow() {
        return refusedInRow;
    }

    /** True if somebody else has set the position: nothing more may be stored. */
    boolean moved() {
        return moved;
    }

    /** The event of which some records are done with; -1 if there is none. */
    long partialEvent() {
        return partialEvent;
    }

    /** How many of its records are done with. */
    int partialDone() {
        return partialDone;
    }

    /** Why a destination that refuses everything is left alone. */
    static DeliveryException refusesAll() {
        return new DeliveryException(
                DeliveryException.Kind.MISCONFIGURED,
                "The destination has refused " + MOST_REFUSED
                        + " records in a row. Mend it, or what it is sent, then resume it and send the dead letters again.",
                null);
    }
}
