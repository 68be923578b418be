package dev.purser.delivery.position;

import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.metadata.Metadata;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What one pump writes down, each call in one transaction. Thread-safe. */
public final class Ledger {
    private final Metadata metadata;
    private final Clock clock;
    private final PositionTable positions;
    private final DeadLetterTable letters;

    public Ledger(Metadata metadata, Clock clock) {
        this.metadata = metadata;
        this.clock = clock;
        this.positions = new PositionTable(metadata);
        this.letters = new DeadLetterTable(metadata);
    }

    public PositionTable positions() {
        return positions;
    }

    public DeadLetterTable letters() {
        return letters;
    }

    /**
     * Stores a position with what was done on the way to it.
     *
     * @return the dead letters as they stand now; empty if nothing was stored, because somebody else has set the position
     *     or the destination is gone
     */
    public Optional<List<DeadLetter>> store(
            UUID destination, Position now, List<DeliveredObject> objects, List<FreshDeadLetter> dead) {
        Instant time = clock.instant();
        return metadata.maintain(tx -> {
            if (!PositionTable.store(tx, destination, now)) {
                return Optional.empty();
            }
            objects.forEach(object -> ObjectTable.add(tx, destination, object, time));
            List<DeadLetter> added = new ArrayList<>(dead.size());
            dead.forEach(fresh -> added.add(DeadLetterTable.add(tx, destination, fresh, time)));
            return Optional.of(added);
        });
    }

    /** Stores what became of dead letters that were sent again. */
    public boolean storeAgain(
            UUID destination,
            Position now,
            List<DeliveredObject> objects,
            Set<Long> taken,
            List<FreshDeadLetter> refused) {
        Instant time = clock.instant();
        return metadata.maintain(tx -> {
            if (!PositionTable.store(tx, destination, now)) {
                return false;
            }
            objects.forEach(object -> ObjectTable.add(tx, destination, object, time));
            if (!taken.isEmpty()) {
                DeadLetterTable.remove(tx, destination, taken);
            }
            refused.forEach(fresh -> DeadLetterTable.add(tx, destination, fresh, time));
            return true;
        });
    }
}
