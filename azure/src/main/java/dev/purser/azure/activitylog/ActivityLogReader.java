package dev.purser.azure.activitylog;

import dev.purser.azure.activitylog.ActivityRecords.Part;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Comparison;
import dev.purser.azure.record.Place;
import dev.purser.azure.record.Places;
import dev.purser.azure.record.Slices;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.json.JsonBytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads records of the activity log. A begin is held back until its end comes, at most {@value #MOST} of them: what is
 * too many comes out as not ended yet, the oldest first. For one thread.
 */
public final class ActivityLogReader {
    /** How many begins wait for their ends at most. */
    public static final int MOST = 10_000;

    private static final Set<String> CATEGORIES = Set.of("administrative", "write", "delete", "action", "alert");

    /**
     * An event with the records that it was read from, compact; an array without bytes for one that was not there.
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared or changed.
    public record Ended(AuditEvent event, byte[] begin, byte[] end) {}

    private static final byte[] NONE = {};

    private final Map<String, ActivityFacts> begun = new LinkedHashMap<>();
    private final ActivityEvents events;
    private final ActivityRecords records;
    private final Places places;
    private final JsonBytes scratch = new JsonBytes(2048);
    private final Comparison comparison = new Comparison();
    private long again;

    public ActivityLogReader(AzureSettings settings) {
        Claims claims = new Claims(settings);
        events = new ActivityEvents(settings, claims);
        records = new ActivityRecords(settings, claims);
        places = new Places(settings);
    }

    /** True for the categories of this log that registries have records in. */
    public static boolean takes(String category) {
        return CATEGORIES.contains(category.toLowerCase(Locale.ROOT));
    }

    /** True if an import with that correlation id has begun and not ended. */
    public boolean importing(String correlation) {
        String start = correlation.toLowerCase(Locale.ROOT) + ' ';
        return !begun.isEmpty()
                && begun.entrySet().stream()
                        .anyMatch(one -> one.getValue().operation().action() == Action.IMAGE_IMPORT
                                && one.getKey().startsWith(start));
    }

    /**
     * Takes a record.
     *
     * @param record its members
     * @param compact its bytes: sound JSON without white space
     * @param raw the record to keep; null for none
     * @throws RecordException if it cannot be read
     */
    public void read(Slices record, byte[] compact, String raw, Consumer<Ended> to) {
        ActivityFacts facts = ActivityFacts.of(record, compact, raw);
        switch (facts.state()) {
            case BEGUN -> {
                // One more of what has begun already waits under a key that no end has: it comes out as begun.
                String key = facts.key();
                begun.put(begun.containsKey(key) ? key + '\n' + again++ : key, facts);
                if (begun.size() > MOST) {
                    to.accept(event(begun.remove(begun.keySet().iterator().next()), null));
                }
            }
            case ACCEPTED -> to.accept(event(facts, null));
            case SUCCEEDED, FAILED -> to.accept(event(begun.remove(facts.key()), facts));
            case ALERT -> to.accept(event(null, facts));
        }
    }

    /** Gives out what has begun and not ended. */
    public void end(Consumer<Ended> to) {
        begun.values().forEach(begin -> to.accept(event(begin, null)));
        begun.clear();
    }

    private Ended event(ActivityFacts begin, ActivityFacts end) {
        AuditEvent event = events.of(begin, end, Map.of());
        ActivityOperation operation = ActivityOperations.of(event);
        Map<String, String> rest = new HashMap<>();
        boolean alert = operation.form() == ActivityOperation.Form.ALERT;
        if (!alert) {
            left(event, operation, begin, Part.BEGIN, ActivityLogWriter.BEGIN, rest);
        }
        if (event.outcome().result() != Outcome.Result.PENDING) {
            Part part = alert ? Part.ALERT : Part.END;
            left(event, operation, end, part, alert ? ActivityLogWriter.ALERT : ActivityLogWriter.END, rest);
        }
        return new Ended(
                rest.isEmpty() ? event : events.of(begin, end, rest),
                begin == null ? NONE : begin.compact(),
                end == null ? NONE : end.compact());
    }

    private void left(
            AuditEvent event,
            ActivityOperation operation,
            ActivityFacts facts,
            Part part,
            String root,
            Map<String, String> rest) {
        if (facts == null) {
            rest.put(root, "");
            return;
        }
        Place place = places.of(event.origin());
        Target target = event.targets().isEmpty() ? null : event.targets().getFirst();
        scratch.reset();
        records.write(event, target, operation, place, part, scratch);
        if (!Arrays.equals(scratch.array(), 0, scratch.length(), facts.compact(), 0, facts.compact().length)) {
            comparison.between(scratch.array(), scratch.length(), facts.compact(), root, rest);
        }
    }
}
