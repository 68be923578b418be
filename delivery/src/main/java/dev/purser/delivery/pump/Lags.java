package dev.purser.delivery.pump;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.MalformedEventException;
import dev.purser.event.PurserException;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How far destinations are behind. Thread-safe; reads one event of the journal when a position has moved. */
public final class Lags {
    private record Head(long position, Instant recorded) {}

    private final Journal journal;
    private final Clock clock;
    private final Map<UUID, Head> heads = new ConcurrentHashMap<>();

    Lags(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /** Events from a position on. */
    public long events(long position) {
        return Math.max(0, journal.size() - Math.max(position, journal.first()));
    }

    /** How long ago the event at a position was recorded; zero if there is none. */
    public Duration time(UUID destination, long position) {
        if (events(position) == 0) {
            return Duration.ZERO;
        }
        Head head = heads.get(destination);
        if (head == null || head.position != position) {
            Optional<Instant> recorded = recorded(position);
            if (recorded.isEmpty()) {
                return Duration.ZERO;
            }
            head = new Head(position, recorded.get());
            heads.put(destination, head);
        }
        Duration ago = Duration.between(head.recorded, clock.instant());
        return ago.isNegative() ? Duration.ZERO : ago;
    }

    private Optional<Instant> recorded(long position) {
        try {
            List<JournalEntry> found = journal.read(position, 1);
            return found.stream()
                    .findFirst()
                    .map(JournalEntry::event)
                    .map(EventCodec::read)
                    .map(AuditEvent::recorded);
        } catch (PurserException | MalformedEventException e) {
            return Optional.empty();
        }
    }

    void forget(UUID destination) {
        heads.remove(destination);
    }
}
