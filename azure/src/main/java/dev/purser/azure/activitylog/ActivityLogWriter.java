package dev.purser.azure.activitylog;

import dev.purser.azure.activitylog.ActivityOperation.Form;
import dev.purser.azure.activitylog.ActivityRecords.Part;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Place;
import dev.purser.azure.record.Places;
import dev.purser.azure.record.Sources;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import java.util.List;

/**
 * Writes events as records of the activity log: a begin and an end for each thing that was acted upon, only a begin where
 * the end is not known yet. For one thread.
 */
public final class ActivityLogWriter {
    /** What paths of leftovers begin with, by record; an empty text there says that the record is not there. */
    public static final String BEGIN = "begin";

    /** The same for the end. */
    public static final String END = "end";

    static final String ALERT = "alert";

    private final AzureSettings settings;
    private final ActivityRecords records;
    private final Places places;
    private final JsonBytes scratch = new JsonBytes(2048);
    private final JsonTape tape = new JsonTape();
    private Filing lastFiling = Filing.NONE;

    public ActivityLogWriter(AzureSettings settings) {
        this.settings = settings;
        records = new ActivityRecords(settings, new Claims(settings));
        places = new Places(settings);
    }

    /**
     * Appends the event's records.
     *
     * @param between what is written between the begin and the end of the last of them
     * @return how many; 0 if this log has none for such an event
     */
    public int write(AuditEvent event, RecordBuffer to, Between between) {
        ActivityOperation operation = ActivityOperations.of(event);
        if (operation == null || !written(event.action(), operation)) {
            return 0;
        }
        Place place = places.of(event.origin());
        Filing filing = filing(place, operation);
        List<Target> targets = event.targets();
        int many = operation.ofRegistry() ? 1 : Math.max(1, targets.size());
        int count = 0;
        for (int i = 0; i < many; i++) {
            Target target = targets.isEmpty() ? null : targets.get(i);
            if (operation.form() == Form.ALERT) {
                count += one(event, target, operation, place, Part.ALERT, ALERT, filing, to);
                continue;
            }
            count += one(event, target, operation, place, Part.BEGIN, BEGIN, filing, to);
            if (i == many - 1) {
                count += between.write();
            }
            if (event.outcome().result() != Outcome.Result.PENDING) {
                count += one(event, target, operation, place, Part.END, END, filing, to);
            }
        }
        return count;
    }

    /** Writes what another log tells of the same operation. */
    @FunctionalInterface
    public interface Between {
        /** Nothing. */
        Between NOTHING = () -> 0;

        /** How many records it wrote. */
        int write();
    }

    private boolean written(Action action, ActivityOperation operation) {
        return settings.writes(operation.form() == Form.ALERT ? "alert" : "administrative")
                && (settings.extensions() || !ActivityOperations.extension(action));
    }

    private int one(
            AuditEvent event,
            Target target,
            ActivityOperation operation,
            Place place,
            Part part,
            String root,
            Filing filing,
            RecordBuffer to) {
        if (!Sources.hasLeftovers(event.source())) {
            records.write(event, target, operation, place, part, to.bytes());
        } else if (event.source().rest().containsKey(root)) {
            return 0;
        } else {
            scratch.reset();
            records.write(event, target, operation, place, part, scratch);
            tape.read(scratch.array(), scratch.length());
            byte[] record = Leftovers.apply(tape, root, event.source().rest());
            to.bytes().raw(record, 0, record.length);
        }
        to.end(filing);
        return 1;
    }

    private Filing filing(Place place, ActivityOperation operation) {
        String category = operation.form() == Form.ALERT ? ActivityRecords.ALERT : ActivityRecords.ADMINISTRATIVE;
        if (!lastFiling.account().equals(place.subscription())
                || !lastFiling.category().equals(category)) {
            lastFiling = new Filing(place.subscription(), "", category, "");
        }
        return lastFiling;
    }
}
