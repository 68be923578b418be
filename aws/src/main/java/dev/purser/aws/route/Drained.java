package dev.purser.aws.route;

import dev.purser.aws.trail.Trail;
import dev.purser.delivery.DestinationStatus;
import dev.purser.delivery.Destinations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells when everything that a stopped trail still takes has been written: only then is the next digest its last. Not kept:
 * after a restart it is found out anew, later at worst. For one thread at a time.
 */
final class Drained {
    /** What a trail still takes is recorded by then. */
    private static final Duration SETTLING = TrailSetup.GRACE.plusSeconds(1);

    private final Destinations destinations;
    private final Clock clock;
    private final Map<String, Mark> marks = new HashMap<>();

    /**
     * Of one stop of a trail.
     *
     * @param size of the journal some time after the stop: what the trail takes stands before it
     * @param seen when the trail was seen to have come that far
     */
    private record Mark(Instant stopped, long size, Optional<Instant> seen) {}

    Drained(Destinations destinations, Clock clock) {
        this.destinations = destinations;
        this.clock = clock;
    }

    /** When the trail was first seen to have nothing left to write; empty while it runs or has. */
    Optional<Instant> since(Trail trail) {
        Instant now = clock.instant();
        Instant stopped = trail.stopped().orElse(trail.created());
        if (trail.logging() || now.isBefore(stopped.plus(SETTLING))) {
            return Optional.empty();
        }
        String name = TrailSetup.name(trail);
        if (destinations.find(name).isEmpty()) {
            return Optional.of(now);
        }
        DestinationStatus status = destinations.status(name);
        Mark mark = marks.get(name);
        if (mark == null || !mark.stopped().equals(stopped)) {
            mark = new Mark(stopped, status.journalSize(), Optional.empty());
        }
        if (mark.seen().isEmpty() && status.position() >= mark.size()) {
            mark = new Mark(stopped, mark.size(), Optional.of(now));
        }
        marks.put(name, mark);
        return mark.seen();
    }

    void forget(Trail trail) {
        marks.remove(TrailSetup.name(trail));
    }
}
