package dev.purser.delivery;

import dev.purser.delivery.position.ObjectTable;
import dev.purser.delivery.setup.DestinationTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The list of delivered objects in the database. */
final class StoredObjects implements DeliveredObjects {
    private static final int MAX_PAGE = 10_000;

    private final DestinationTable destinations;
    private final ObjectTable objects;
    private final Duration keep;
    private final Clock clock;

    StoredObjects(DestinationTable destinations, ObjectTable objects, Duration keep, Clock clock) {
        this.destinations = destinations;
        this.objects = objects;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public List<Entry> delivered(String destination, Instant from, Instant to, long after, int max) {
        return entries(objects.delivered(id(destination), from, to, after, Math.clamp(max, 1, MAX_PAGE)));
    }

    @Override
    public List<Entry> holding(String destination, long from, long to, long after, int max) {
        return entries(objects.holding(id(destination), from, to, after, Math.clamp(max, 1, MAX_PAGE)));
    }

    private UUID id(String destination) {
        return destinations.get(destination).id();
    }

    private static List<Entry> entries(List<ObjectTable.Stored> found) {
        return found.stream()
                .map(each -> new Entry(each.number(), each.delivered(), each.object()))
                .toList();
    }

    @Override
    public int trim() {
        return objects.trim(clock.instant().minus(keep));
    }
}
