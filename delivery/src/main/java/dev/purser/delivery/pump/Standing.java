package dev.purser.delivery.pump;

import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.DestinationStatus.Failure;
import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.delivery.position.Counts;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.delivery.position.Ledger;
import dev.purser.delivery.position.Position;
import dev.purser.event.PurserException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one destination stands, as its pump knows it, and as it is stored. For one thread; {@link #now} for any.
 *
 * <p>While the database is away, a store waits for it: what was delivered is not delivered again for that.
 */
final class Standing {
    private static final Logger log = LoggerFactory.getLogger(Standing.class);
    private static final int MOST_UNTOLD = 100;
    private static final long LAZY = TimeUnit.SECONDS.toNanos(5);
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(500);

    /** With each position it is stored that so many events more may be handed over: small batches need no store before. */
    private static final int AHEAD = 256;

    private final UUID id;
    private final Ledger ledger;
    private final Clock clock;
    private final LongSupplier size;
    private final BooleanSupplier wanted;
    private final Deque<DeadLetter> untold = new ArrayDeque<>();
    private volatile Position now;
    private boolean dirty;
    private long stored = System.nanoTime();
    private boolean again;
    private long handed;

    /**
     * @param size of the journal
     * @param wanted whether to go on waiting for a database that is away
     */
    Standing(UUID id, Ledger ledger, Clock clock, LongSupplier size, BooleanSupplier wanted, Position first) {
        this.id = id;
        this.ledger = ledger;
        this.clock = clock;
        this.size = size;
        this.handed = first.intended();
        this.wanted = wanted;
        this.now = first;
    }

    Position now() {
        return now;
    }

    /** Reads it anew, because somebody else has changed it; false if the destination is gone. */
    boolean load() {
        Optional<Position> found = ledger.positions().load(id);
        if (found.isEmpty()) {
            return false;
        }
        Position held = now;
        now = found.get();
        if (held.epoch() != now.epoch()) {
            handed = now.intended();
        }
        if (dirty && held.epoch() == now.epoch()) {
            // What was not stored yet stays, but for what only others change.
            now = merged(now, held);
        } else {
            dirty = false;
        }
        untold.clear();
        untold.addAll(ledger.letters().latest(id, now.told(), MOST_UNTOLD));
        again = !ledger.letters().again(id, 1).isEmpty();
        return true;
    }

    private static Position merged(Position stored, Position held) {
        return new Position(
                held.next(),
                held.intended(),
                stored.epoch(),
                stored.paused(),
                held.pinned(),
                stored.markedLost(),
                held.lost(),
                held.told(),
                held.counts(),
                held.lastSuccess(),
                held.lastError());
    }

    /** True if dead letters may wait to be sent again. */
    boolean again() {
        return again;
    }

    List<DeadLetter> waitingAgain(int max) {
        List<DeadLetter> waiting = ledger.letters().again(id, max);
        again = !waiting.isEmpty();
        return waiting;
    }

    /** True if there are so many dead letters that somebody must look first. */
    boolean tooManyDead(int most) {
        return ledger.letters().count(id) >= most;
    }

    /** What no batch has told of yet. */
    List<DeadLetter> untold() {
        return List.copyOf(untold);
    }

    /** Events below it have been handed over, or may have been before the program was killed. */
    long handed() {
        return handed;
    }

    /** Makes it last that events below a number may be handed over; false if somebody else has set the position. */
    boolean intend(long number) {
        handed = Math.max(handed, number);
        if (number <= now.intended()) {
            return true;
        }
        now = now.intending(number);
        return store(List.of(), List.of());
    }

    /** Nothing above a number was handed over after all. */
    void unintend(long number) {
        handed = Math.max(now.next(), number);
    }

    /** Stores where it stands before the pump ends: nothing is under way any more. */
    void leave() {
        note(now.exactly(handed));
        storeLazily(true);
    }

    /** Changes what is stored lazily. */
    void note(Position changed) {
        if (!changed.equals(now)) {
            now = changed;
            dirty = true;
        }
    }

    void attempted(long records) {
        note(now.counting(now.counts().attempted(records)));
    }

    /** A batch was taken; to be stored by {@link #store}. */
    void taken(long next, long records, long bytes, boolean told) {
        Counts counts = records > 0 ? now.counts().taken(records, bytes) : now.counts();
        long toldUpTo = told && !untold.isEmpty() ? untold.getLast().number() : 0;
        Position moved =
                now.at(next).intending(Math.min(size.getAsLong(), next + AHEAD)).counting(counts);
        now = records > 0 ? moved.succeeded(clock.instant(), toldUpTo) : moved;
        if (toldUpTo > 0) {
            untold.clear();
        }
        dirty = true;
    }

    void failed(Failure failure) {
        note(now.failed(failure));
    }

    /** Stores now; false if somebody else has set the position or the destination is gone. */
    boolean store(List<DeliveredObject> objects, List<FreshDeadLetter> dead) {
        Optional<List<DeadLetter>> added = lasting(() -> ledger.store(id, now, objects, dead));
        added.ifPresent(this::isStored);
        return added.isPresent();
    }

    /** Stores what became of dead letters that were sent again. */
    boolean storeAgain(List<DeliveredObject> objects, Set<Long> taken, List<FreshDeadLetter> refused) {
        boolean done = lasting(() -> ledger.storeAgain(id, now, objects, taken, refused));
        if (done) {
            isStored(List.of());
        }
        return done;
    }

    /** Stores what has changed if that is some seconds old; false if somebody else has set the position. */
    boolean storeLazily(boolean evenIfFresh) {
        if (!dirty || !evenIfFresh && System.nanoTime() - stored < LAZY) {
            return true;
        }
        return store(List.of(), List.of());
    }

    private void isStored(List<DeadLetter> added) {
        dirty = false;
        stored = System.nanoTime();
        untold.addAll(added);
        while (untold.size() > MOST_UNTOLD) {
            untold.removeFirst();
        }
    }

    private <T> T lasting(Supplier<T> store) {
        long wait = TimeUnit.MILLISECONDS.toNanos(50);
        while (true) {
            try {
                return store.get();
            } catch (PurserException e) {
                if (!wanted.getAsBoolean()) {
                    throw e;
                }
                log.warn("position cannot be stored, will be tried again: destination={} error={}", id, e.getMessage());
                LockSupport.parkNanos(wait);
                wait = Math.min(LONGEST_WAIT, wait * 2);
            }
        }
    }
}
