package dev.purser.delivery;

import dev.purser.delivery.position.DeadLetterTable;
import dev.purser.delivery.position.FreshDeadLetter;
import dev.purser.delivery.position.Ledger;
import dev.purser.delivery.position.Position;
import dev.purser.delivery.position.PositionTable;
import dev.purser.delivery.pump.Live;
import dev.purser.delivery.pump.Pumps;
import dev.purser.delivery.route.StoredRoutes;
import dev.purser.delivery.setup.DestinationTable;
import dev.purser.delivery.setup.Workshop;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.journal.Journal;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Tx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/** Destinations in the database, and their pumps told of each change. */
final class StoredDestinations implements Destinations {
    private static final int MAX_PAGE = 1000;

    private final DeliveryConfig config;
    private final Journal journal;
    private final Metadata metadata;
    private final Workshop workshop;
    private final DestinationTable table;
    private final Ledger ledger;
    private final Pumps pumps;
    private final StartFinder starts;
    private final Clock clock;

    StoredDestinations(
            DeliveryConfig config,
            Journal journal,
            Metadata metadata,
            Workshop workshop,
            DestinationTable table,
            Ledger ledger,
            Pumps pumps,
            Clock clock) {
        this.config = config;
        this.journal = journal;
        this.metadata = metadata;
        this.workshop = workshop;
        this.table = table;
        this.ledger = ledger;
        this.pumps = pumps;
        this.starts = new StartFinder(journal);
        this.clock = clock;
    }

    @Override
    public List<DestinationFactory> types() {
        return workshop.types();
    }

    @Override
    public List<DialectFactory> dialects() {
        return workshop.dialects().all();
    }

    @Override
    public RegisteredDestination create(Recording recording, DestinationSetup setup, StartPoint from, boolean tried) {
        recording.target(target(setup.name()));
        check(setup, tried);
        long start = starts.find(from);
        UUID id = UUID.randomUUID();
        RegisteredDestination made = metadata.change(recording, tx -> {
            if (table.count(tx) >= config.maxDestinations()) {
                throw new PurserException(
                        DeliveryError.DESTINATION_INVALID,
                        Map.of("member", "destinations", "expected", "at most " + config.maxDestinations()));
            }
            RegisteredDestination inserted = table.insert(tx, id, setup, now());
            PositionTable.insert(tx, id, start, !(from instanceof StartPoint.Now));
            recording.changed(Map.of(), DestinationTable.shown(inserted.setup()));
            return inserted;
        });
        pumps.begin(id, setup.name());
        return made;
    }

    @Override
    public RegisteredDestination update(Recording recording, DestinationSetup setup, boolean tried) {
        recording.target(target(setup.name()));
        DestinationSetup whole = table.completed(table.get(setup.name()).id(), setup);
        check(whole, tried);
        RegisteredDestination after = metadata.change(recording, tx -> {
            RegisteredDestination before = table.get(tx, setup.name());
            RegisteredDestination changed = table.update(tx, before, whole, now());
            recording.changed(DestinationTable.shown(before.setup()), DestinationTable.shown(changed.setup()));
            return changed;
        });
        pumps.changed(after.id());
        return after;
    }

    private void check(DestinationSetup setup, boolean tried) {
        if (tried) {
            workshop.test(setup);
        } else {
            workshop.open(setup).close();
        }
    }

    @Override
    public void delete(Recording recording, String name) {
        recording.target(target(name));
        UUID id = metadata.change(recording, tx -> {
            RegisteredDestination before = table.get(tx, name);
            List<String> routes = StoredRoutes.leadingTo(tx, name);
            if (!routes.isEmpty()) {
                throw new PurserException(DeliveryError.DESTINATION_IN_USE, Map.of("routes", routes));
            }
            table.delete(tx, before.id());
            recording.changed(DestinationTable.shown(before.setup()), Map.of());
            return before.id();
        });
        pumps.end(id);
    }

    @Override
    public RegisteredDestination get(String name) {
        return table.get(name);
    }

    @Override
    public Optional<RegisteredDestination> find(String name) {
        return table.find(name);
    }

    @Override
    public List<RegisteredDestination> list() {
        return table.list();
    }

    @Override
    public void test(String name) {
        workshop.test(table.unmasked(table.get(name).id()).orElseThrow());
    }

    @Override
    public void test(DestinationSetup setup) {
        workshop.test(table.find(setup.name())
                .map(known -> table.completed(known.id(), setup))
                .orElse(setup));
    }

    @Override
    public void pause(Recording recording, String name) {
        acting(recording, name, (tx, id) -> {
            Position before = PositionTable.load(tx, id).orElseThrow();
            PositionTable.pause(tx, id, true);
            recording.changed(Map.of("paused", before.paused()), Map.of("paused", true));
            return true;
        });
    }

    @Override
    public void resume(Recording recording, String name) {
        acting(recording, name, (tx, id) -> {
            Position before = PositionTable.load(tx, id).orElseThrow();
            PositionTable.pause(tx, id, false);
            long first = Math.max(journal.first(), before.next());
            if (before.markedLost()) {
                PositionTable.findAgain(tx, id, first, first - before.next());
            }
            recording.changed(
                    Map.of("paused", before.paused(), "position", before.next()),
                    Map.of("paused", false, "position", before.markedLost() ? first : before.next()));
            return true;
        });
    }

    @Override
    public long replay(Recording recording, String name, StartPoint from) {
        long start = starts.find(from);
        return acting(recording, name, (tx, id) -> {
            Position before = PositionTable.load(tx, id).orElseThrow();
            PositionTable.set(tx, id, start, true);
            recording.changed(Map.of("position", before.next()), Map.of("position", start));
            return start;
        });
    }

    @Override
    public List<DeadLetter> deadLetters(String name, long after, int max) {
        return ledger.letters().list(table.get(name).id(), after, Math.clamp(max, 1, MAX_PAGE));
    }

    @Override
    public int redeliver(Recording recording, String name, Set<Long> numbers) {
        return acting(recording, name, (tx, id) -> {
            int marked = DeadLetterTable.markAgain(tx, id, numbers);
            recording.response("count", (long) marked);
            return marked;
        });
    }

    @Override
    public int discard(Recording recording, String name, Set<Long> numbers) {
        return acting(recording, name, (tx, id) -> {
            int removed = DeadLetterTable.remove(tx, id, numbers);
            recording.response("count", (long) removed);
            return removed;
        });
    }

    /** A change to what is remembered of a destination, told to its pump. */
    private <T> T acting(Recording recording, String name, BiFunction<Tx, UUID, T> act) {
        recording.target(target(name));
        UUID id = table.get(name).id();
        T result = metadata.change(
                recording, tx -> act.apply(tx, table.get(tx, name).id()));
        pumps.changed(id);
        return result;
    }

    @Override
    public DestinationStatus status(String name) {
        return status(table.get(name));
    }

    @Override
    public List<DestinationStatus> statuses() {
        return table.list().stream().map(this::status).toList();
    }

    private DestinationStatus status(RegisteredDestination destination) {
        UUID id = destination.id();
        String name = destination.setup().name();
        Live live = pumps.live(id)
                .or(() -> ledger.positions().load(id).map(Pumps::resting))
                .orElseThrow(() -> new PurserException(DeliveryError.DESTINATION_UNKNOWN, Map.of("name", name)));
        Position position = live.position();
        long reached = live.reached();
        long gone = Math.max(0, journal.first() - reached);
        Duration behind = pumps.lags().time(id, Math.max(reached, journal.first()));
        long events = pumps.lags().events(reached);
        return new DestinationStatus(
                name,
                live.state() == DestinationState.IDLE && events > 0 ? DestinationState.RUNNING : live.state(),
                reached,
                journal.size(),
                events,
                behind,
                position.lastSuccess(),
                position.lastError(),
                live.nextAttempt(),
                live.failures(),
                ledger.letters().count(id),
                position.counts().records(),
                position.counts().bytes(),
                position.counts().batches(),
                position.counts().redelivered(),
                position.counts().attempts(),
                position.lost() + gone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Target target(String name) {
        return Target.builder(TargetType.DESTINATION)
                .name(FreshDeadLetter.bounded(name))
                .build();
    }
}
