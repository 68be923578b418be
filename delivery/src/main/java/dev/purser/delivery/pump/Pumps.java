package dev.purser.delivery.pump;

import dev.purser.delivery.DeliveryConfig;
import dev.purser.delivery.DeliveryMetric;
import dev.purser.delivery.DestinationState;
import dev.purser.delivery.position.Ledger;
import dev.purser.delivery.position.Position;
import dev.purser.delivery.route.Router;
import dev.purser.delivery.setup.DestinationTable;
import dev.purser.delivery.setup.Workshop;
import dev.purser.journal.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All pumps, one a destination. Thread-safe. */
public final class Pumps implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pumps.class);
    private static final Duration BREAK_OFF = Duration.ofSeconds(2);

    private record Running(Pump pump, Meters meters, Thread thread) {}

    private final Tools tools;
    private final Lags lags;
    private final Map<UUID, Running> running = new LinkedHashMap<>();
    private boolean started;
    private boolean closed;

    public Pumps(
            DeliveryConfig config,
            Journal journal,
            Ledger ledger,
            DestinationTable table,
            Workshop workshop,
            Supplier<Router> router,
            Clock clock,
            MeterRegistry metrics) {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("delivery-timer").daemon().factory());
        this.tools = new Tools(
                config,
                journal,
                ledger,
                table,
                workshop,
                router,
                new Share(config.share(), metrics),
                timer,
                clock,
                metrics);
        this.lags = new Lags(journal, clock);
    }

    /** Begins to deliver to all destinations. */
    public synchronized void start() {
        started = true;
        tools.table().list().forEach(each -> begin(each.id(), each.setup().name()));
    }

    /** A destination was made. */
    public synchronized void begin(UUID id, String name) {
        if (!started || closed || running.containsKey(id)) {
            return;
        }
        Optional<Position> position = tools.ledger().positions().load(id);
        if (position.isEmpty()) {
            return;
        }
        Meters meters = new Meters(tools.metrics(), name);
        Pump pump = new Pump(id, name, tools, position.get(), meters);
        Thread thread = Thread.ofPlatform()
                .name("delivery-" + name)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .unstarted(pump);
        running.put(id, new Running(pump, meters, thread));
        meters.gauge(DeliveryMetric.STATE, () -> pump.live().state().ordinal());
        meters.gauge(DeliveryMetric.LAG_EVENTS, () -> lags.events(pump.live().reached()));
        meters.gauge(
                DeliveryMetric.LAG_SECONDS,
                () -> lags.time(id, pump.live().reached()).toMillis() / 1000.0);
        thread.start();
    }

    /** Position, setup or dead letters of a destination were changed. */
    public synchronized void changed(UUID id) {
        Optional.ofNullable(running.get(id)).ifPresent(each -> each.pump.changed());
    }

    /** A destination was deleted: what is under way is broken off. */
    public void end(UUID id) {
        Running gone;
        synchronized (this) {
            gone = running.remove(id);
        }
        if (gone != null) {
            gone.meters.remove();
            lags.forget(id);
            gone.pump.stop();
            gone.pump.breakOff();
        }
    }

    /** How a destination's pump is; empty while pumps are not started. */
    public synchronized Optional<Live> live(UUID id) {
        return Optional.ofNullable(running.get(id)).map(each -> each.pump.live());
    }

    /** How it would be, where no pump runs. */
    public static Live resting(Position position) {
        DestinationState state = position.markedLost() ? DestinationState.LOST : DestinationState.PAUSED;
        return new Live(state, position, position.next(), 0, Optional.empty());
    }

    public Lags lags() {
        return lags;
    }

    /** Lets batches under way finish, breaks them off when the time is over, and gives up who does not end even then. */
    @Override
    public void close() {
        Map<UUID, Running> all;
        synchronized (this) {
            closed = true;
            all = new LinkedHashMap<>(running);
            running.clear();
        }
        all.values().forEach(each -> each.pump.stop());
        long until = System.nanoTime() + tools.config().closeLimit().toNanos();
        all.values().forEach(each -> join(each, until));
        all.values().forEach(each -> each.pump.breakOff());
        long end = System.nanoTime() + BREAK_OFF.toNanos();
        all.values().forEach(each -> {
            join(each, end);
            each.meters.remove();
            if (each.thread.isAlive()) {
                log.warn("delivery does not end and is given up: thread={}", each.thread.getName());
            }
        });
        tools.timer().shutdownNow();
    }

    private static void join(Running each, long until) {
        try {
            each.thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
