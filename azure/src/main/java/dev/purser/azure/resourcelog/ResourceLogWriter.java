package dev.purser.azure.resourcelog;

import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.record.Place;
import dev.purser.azure.record.Places;
import dev.purser.azure.record.Sources;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Target;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Leftovers;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import java.util.List;

/** Writes events as records of the resource logs: one for each target. For one thread. */
public final class ResourceLogWriter {
    /** What a leftover is called that says that this log has no record of an import. */
    public static final String REPOSITORY = "repository";

    private final AzureSettings settings;
    private final OperationNames names;
    private final ResourceRecords records;
    private final Places places;
    private final JsonBytes scratch = new JsonBytes(2048);
    private final JsonTape tape = new JsonTape();
    private Filing lastFiling = Filing.NONE;

    public ResourceLogWriter(AzureSettings settings) {
        this.settings = settings;
        names = new OperationNames(settings);
        records = new ResourceRecords(settings, names, new Identities(settings));
        places = new Places(settings);
    }

    /**
     * Appends the event's records.
     *
     * @return how many; 0 if these logs have none for such an event
     */
    public int write(AuditEvent event, RecordBuffer to) {
        OperationNames.Operation operation = names.of(event.action());
        if (operation == null || !settings.writes(event.action() == Action.LOGIN ? "login" : "repository")) {
            return 0;
        }
        Place place = places.of(event.origin());
        Filing filing = filing(place, records.category(event.action()));
        List<Target> targets = event.targets();
        if (event.action() == Action.LOGIN || targets.isEmpty()) {
            if (event.action() == Action.RETENTION_RUN) {
                return 0;
            }
            one(event, null, 0, operation, place, to.bytes());
            to.end(filing);
            return 1;
        }
        for (int i = 0; i < targets.size(); i++) {
            one(event, targets.get(i), i, operation, place, to.bytes());
            to.end(filing);
        }
        return targets.size();
    }

    private void one(
            AuditEvent event, Target target, int index, OperationNames.Operation operation, Place place, JsonBytes to) {
        if (!Sources.hasLeftovers(event.source())) {
            records.write(event, target, operation, place, to);
            return;
        }
        scratch.reset();
        records.write(event, target, operation, place, scratch);
        tape.read(scratch.array(), scratch.length());
        byte[] record = Leftovers.apply(
                tape, root(event.action(), index), event.source().rest());
        to.raw(record, 0, record.length);
    }

    /** What paths of leftovers begin with: an import has other records beside those of this log. */
    public static String root(Action action, int index) {
        return action == Action.IMAGE_IMPORT ? REPOSITORY + index : "";
    }

    private Filing filing(Place place, String category) {
        if (!lastFiling.resource().equals(place.upper())
                || !lastFiling.category().equals(category)) {
            lastFiling = new Filing(place.subscription(), "", category, place.upper());
        }
        return lastFiling;
    }
}
