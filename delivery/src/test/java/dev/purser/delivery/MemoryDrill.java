package dev.purser.delivery;

import dev.purser.event.Action;
import dev.purser.event.EventCodec;
import dev.purser.event.SealedEvent;
import dev.purser.journal.JournalConfig;
import dev.purser.testkit.SampleEvents;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A program of its own, to be run with little memory: several destinations are away while events are recorded, then come
 * back and get them all. Prints how many records arrived at each.
 */
final class MemoryDrill {
    private static final int BATCH = 200;

    private MemoryDrill() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        long events = Long.parseLong(arguments[1]);
        int destinations = Integer.parseInt(arguments[2]);
        try (DeliveryFixture house = new DeliveryFixture(
                folder,
                DeliveryConfig.defaults(folder),
                JournalConfig.defaults(folder),
                List.of(dev.purser.event.dialect.PurserDialect.FACTORY))) {
            AtomicLong records = new AtomicLong();
            AtomicBoolean away = new AtomicBoolean(true);
            house.other.batching(5000, 4 << 20, Duration.ZERO).counting(batch -> {
                if (away.get()) {
                    throw ScriptedDestination.failure(DeliveryException.Kind.UNREACHABLE);
                }
                records.addAndGet(batch.records().size());
                return Receipt.ALL;
            });
            house.start();
            for (int i = 0; i < destinations; i++) {
                house.destination("d" + i, StartPoint.BEGINNING);
                house.route("to-d" + i, Selection.ALL, "d" + i);
            }
            SampleEvents samples = new SampleEvents(1);
            List<SealedEvent> sealed =
                    samples.next(BATCH).stream().map(EventCodec::seal).toList();
            for (long i = 0; i < events; i += BATCH) {
                house.journal().append(sealed);
            }
            away.set(false);
            for (int i = 0; i < destinations; i++) {
                house.destinations().resume(house.recording(Action.TARGET_UPDATE), "d" + i);
            }
            long end = System.nanoTime() + Duration.ofMinutes(15).toNanos();
            while (house.destinations().statuses().stream().anyMatch(status -> status.lagEvents() > 0)
                    && System.nanoTime() < end) {
                Thread.sleep(50);
            }
            for (Map.Entry<String, Long> each : Map.of(
                            "records", records.get(), "wanted", house.journal().size() * destinations)
                    .entrySet()) {
                System.out.println(each.getKey() + "=" + each.getValue());
            }
        }
    }
}
