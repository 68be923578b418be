package dev.purser.delivery.pump;

import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.DestinationState;
import dev.purser.delivery.DestinationStatus.Failure;
import dev.purser.delivery.position.DeadLetterTable;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.delivery.position.Position;
import dev.purser.delivery.route.Router;
import dev.purser.delivery.setup.Rig;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.journal.tile.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one destination, from the journal to its other side. One thread runs it; {@link #live}, {@link #changed} and
 * {@link #stop} are for any.
 */
final class Pump implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Pump.class);

    /** How long a wait for events lasts at most before the rest of the world is looked at. */
    private static final Duration LOOK = Duration.ofMillis(200);

    /** The shortest time between two looks at the journal, so that a busy one does not wake every pump with each commit. */
    private static final Duration LINGER = Duration.ofMillis(20);

    private static final Duration LONG = Duration.ofHours(1);
    private static final int LETTERS_AT_ONCE = 100;

    private final String name;
    private final Tools tools;
    private final Bell bell = new Bell();
    private final Guard guard;
    private final Meters meters;
    private final Outlet outlet;
    private final Standing standing;
    private final Cutter cutter;
    private final BackOff backOff;
    private final AtomicLong revision = new AtomicLong(1);
    private long seen;
    private long epoch = -1;
    private long notBefore = System.nanoTime();
    private Optional<Instant> nextAttempt = Optional.empty();
    private long looked = System.nanoTime();
    private boolean retrying;
    private int refusedInRow;
    private boolean letters;
    private long partialEvent = -1;
    private int partialDone;
    private Router router = Router.NONE;
    private Router.Lead lead = Router.NONE.to("");
    private volatile boolean stopping;
    private volatile Live live;

    Pump(UUID id, String name, Tools tools, Position first, Meters meters) {
        this.name = name;
        this.tools = tools;
        this.meters = meters;
        this.guard = new Guard(tools.timer(), tools.config().attemptLimit());
        this.outlet = new Outlet(id, name, tools, guard, meters);
        this.standing = new Standing(id, tools.ledger(), tools.clock(), tools.journal()::size, () -> !stopping, first);
        this.cutter = new Cutter(tools.journal(), tools.share(), tools.config().pageEvents(), name);
        this.backOff = new BackOff(tools.config(), new SplittableRandom());
        this.live = new Live(DestinationState.RUNNING, first, first.next(), 0, Optional.empty());
    }

    Live live() {
        return live;
    }

    /** Tells that position, setup or dead letters were changed from outside; forgets failures. */
    void changed() {
        revision.incrementAndGet();
        bell.ring();
    }

    /** Ends the pump after the batch under way. */
    void stop() {
        stopping = true;
        bell.ring();
    }

    /** Breaks off what the destination is doing. */
    void breakOff() {
        guard.breakOff();
    }

    @Override
    public void run() {
        try {
            while (!stopping) {
                try {
                    turn();
                } catch (RuntimeException | Error e) {
                    // An error too: a pump that ends unseen would hold its events for ever.
                    unexpected(e);
                }
            }
            standing.leave();
        } catch (InterruptedException e) {
            log.debug("pump interrupted: destination={}", name);
        } catch (RuntimeException e) {
            log.warn("pump ends without storing its position: destination={} error={}", name, e.getMessage());
        } finally {
            outlet.close();
        }
    }

    /** A database or journal that is away, or a mistake in here: nothing is lost, it is tried again. */
    private void unexpected(Throwable e) throws InterruptedException {
        if (stopping) {
            throw new IllegalStateException(e);
        }
        log.warn("pump fails, will go on: destination={}", name, e);
        failed(
                new DeliveryException(Kind.UNREACHABLE, "Not the destination's fault: " + e.getMessage(), e),
                "internal");
        revision.incrementAndGet();
        bell.await(Duration.ofSeconds(1));
    }

    private void turn() throws InterruptedException {
        if (seen != revision.get() && !refresh()) {
            stopping = true;
            return;
        }
        if (standing.now().paused() || standing.now().markedLost()) {
            cutter.begin(standing.now().next());
            standing.storeLazily(true);
            show(standing.now().markedLost() ? DestinationState.LOST : DestinationState.PAUSED);
            bell.await(LONG);
            return;
        }
        long wait = notBefore - System.nanoTime();
        if (wait > 0) {
            show(backOff.open() ? DestinationState.BROKEN : DestinationState.BACKING_OFF);
            standing.storeLazily(false);
            bell.await(Duration.ofNanos(wait));
            return;
        }
        try {
            if (backOff.open()) {
                outlet.test();
            }
            if (letters) {
                redeliver();
            }
            pass();
        } catch (DeliveryException e) {
            failed(e, e.kind().text());
        }
    }

    /** Reads what was changed from outside; false if the destination is gone. */
    private boolean refresh() {
        long now = revision.get();
        if (!standing.load()) {
            return false;
        }
        boolean anew = outlet.refresh();
        if (anew || epoch != standing.now().epoch()) {
            epoch = standing.now().epoch();
            partialEvent = -1;
            cutter.begin(standing.now().next());
        }
        letters = standing.again();
        if (seen != 0) {
            backOff.succeeded();
            refusedInRow = 0;
        }
        notBefore = System.nanoTime();
        nextAttempt = Optional.empty();
        seen = now;
        return true;
    }

    private void pass() throws DeliveryException, InterruptedException {
        // The size first, and no event beyond it: what is recorded after a route was made is never held against older
        // ones.
        long size = tools.journal().size();
        Router now = tools.router().get();
        if (now != router) {
            router = now;
            lead = now.to(name);
        }
        boolean idle = lead.none() && cutter.isEmpty();
        if (idle && !standing.now().pinned()) {
            cutter.skipTo(size);
        }
        if (!idle) {
            standing.note(standing.now().unpinned());
            Rig rig = outlet.rig();
            cutter.take(lead, outlet.writer(), rig.batching(), size);
            if (due(rig)) {
                send(rig);
                return;
            }
        }
        if (cutter.isEmpty()) {
            lose();
            standing.note(standing.now().at(cutter.next()));
            if (!standing.storeLazily(false)) {
                revision.incrementAndGet();
            }
        }
        show(
                cutter.next() >= tools.journal().size() && cutter.isEmpty()
                        ? DestinationState.IDLE
                        : DestinationState.RUNNING);
        await();
    }

    private boolean due(Rig rig) {
        return cutter.full()
                || !cutter.isEmpty()
                        && (retrying
                                || lead.none()
                                || System.nanoTime() - cutter.began()
                                        >= rig.batching().age().toNanos());
    }

    private void lose() {
        if (cutter.lost() > 0) {
            standing.note(standing.now().losing(cutter.lost()));
            cutter.proceed();
        }
    }

    private void await() throws InterruptedException {
        long slice = LOOK.toNanos();
        if (!cutter.isEmpty()) {
            long age = outlet.age() - (System.nanoTime() - cutter.began());
            slice = Math.clamp(age, 0, slice);
        }
        long began = System.nanoTime();
        if (tools.journal().awaitBeyond(cutter.next(), Duration.ofNanos(slice))) {
            long rest = LINGER.toNanos() - (System.nanoTime() - looked);
            if (rest > 0) {
                TimeUnit.NANOSECONDS.sleep(rest);
            }
        } else if (System.nanoTime() - began < slice / 2) {
            // The journal was closed: it does not wait any more.
            bell.await(Duration.ofNanos(slice));
        }
        looked = System.nanoTime();
    }

    private void send(Rig rig) throws DeliveryException, InterruptedException {
        if (cutter.lost() > 0) {
            standing.note(standing.now().losing(cutter.lost()));
        }
        RecordBuffer records = cutter.records();
        if (records.size() == 0) {
            standing.taken(cutter.next(), 0, 0, false);
            meters.dead(cutter.dead());
            done(standing.store(List.of(), cutter.dead()));
            return;
        }
        long handed = standing.handed();
        if (!standing.intend(cutter.next())) {
            done(false);
            return;
        }
        show(DestinationState.RUNNING);
        Handover book = new Handover(standing, meters, cutter, handed, refusedInRow);
        Sender.Load load = new Sender.Load(
                records, cutter.first(), cutter.next(), tools.clock().instant(), this::checkpoint);
        int from = partialEvent == records.sequence(0) ? partialDone : 0;
        Sender sender = new Sender(
                outlet::deliver,
                book,
                load,
                Math.min(from, records.size() - 1),
                rig.batching().records());
        long cpu = tools.share().cpu();
        try {
            boolean all = sender.send();
            refusedInRow = book.refusedInRow();
            if (!all && !book.moved()) {
                throw Handover.refusesAll();
            }
            done(!book.moved());
        } catch (DeliveryException e) {
            partialEvent = book.partialEvent();
            partialDone = book.partialDone();
            if (e.kind() != Kind.UNREACHABLE) {
                standing.unintend(handed);
            }
            throw e;
        }
        tools.share().rest(tools.share().cpu() - cpu);
    }

    private void done(boolean stored) throws DeliveryException {
        if (!stored) {
            revision.incrementAndGet();
            return;
        }
        boolean died = !cutter.dead().isEmpty() || refusedInRow > 0;
        cutter.proceed();
        backOff.succeeded();
        outlet.fine();
        retrying = false;
        partialEvent = -1;
        show(DestinationState.RUNNING);
        if (died && standing.tooManyDead(DeadLetterTable.MOST)) {
            throw new DeliveryException(
                    Kind.MISCONFIGURED,
                    "There are " + DeadLetterTable.MOST
                            + " dead letters. Find out why, then send them again or give them up, and resume.",
                    null);
        }
    }

    private void redeliver() throws DeliveryException {
        Rig rig = outlet.rig();
        List<DeadLetter> waiting = standing.waitingAgain(LETTERS_AT_ONCE);
        if (waiting.isEmpty()) {
            letters = false;
            return;
        }
        Redelivery book = new Redelivery(standing, meters);
        book.load(waiting, tools.journal(), outlet.writer());
        Set<Long> empty = book.empty(waiting);
        if (!book.settleHopeless() || !empty.isEmpty() && !standing.storeAgain(List.of(), empty, List.of())) {
            revision.incrementAndGet();
            return;
        }
        if (book.records().size() > 0) {
            Sender.Load load = new Sender.Load(
                    book.records(),
                    book.records().sequence(0),
                    book.records().sequence(book.records().size() - 1) + 1,
                    tools.clock().instant(),
                    this::checkpoint);
            if (!new Sender(outlet::deliver, book, load, 0, rig.batching().records()).send() && book.moved()) {
                revision.incrementAndGet();
                return;
            }
            backOff.succeeded();
            outlet.fine();
        }
    }

    private Optional<String> checkpoint() {
        return tools.journal().checkpoint().map(Checkpoint::note);
    }

    private void failed(DeliveryException e, String kind) {
        Duration wait = backOff.failed(e.kind(), e.retryAfter());
        notBefore = System.nanoTime() + wait.toNanos();
        nextAttempt = Optional.of(tools.clock().instant().plus(wait));
        retrying = true;
        String message = FreshDeadLetter.bounded(String.valueOf(e.getMessage()));
        standing.failed(new Failure(tools.clock().instant(), kind, message));
        meters.failed(kind);
        // While the destination is away nothing is held for it.
        cutter.begin(standing.now().next());
        if (backOff.failures() == 1 || backOff.failures() == tools.config().breakerFailures()) {
            log.warn(
                    "delivery failed: destination={} kind={} failures={} next-in={}ms message=\"{}\"",
                    name,
                    kind,
                    backOff.failures(),
                    wait.toMillis(),
                    message);
        }
        show(backOff.open() ? DestinationState.BROKEN : DestinationState.BACKING_OFF);
    }

    private void show(DestinationState state) {
        boolean waits = state == DestinationState.BACKING_OFF || state == DestinationState.BROKEN;
        live = new Live(
                state,
                standing.now(),
                cutter.isEmpty() && !waits
                        ? Math.max(cutter.next(), standing.now().next())
                        : standing.now().next(),
                backOff.failures(),
                waits ? nextAttempt : Optional.empty());
    }
}
