package dev.purser.event.dialect;

import dev.purser.event.AuditEvent;
import dev.purser.event.MalformedEventException;
import dev.purser.event.Target;
import dev.purser.event.json.EventFields;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonCursor;
import dev.purser.event.json.OpenGroups;
import dev.purser.event.json.PrivateGroups;
import java.util.OptionalLong;

/**
 * The whole event as one JSON object: what Purser's API and CLI show, with the private parts in their places.
 *
 * <p>Spelled as in the record's leaf, with {@code sequence} (where the event stands in the journal) first and
 * {@code kind} and {@code readOnly}, which follow from the action, after the action. Not what is proven: the proof is
 * over the leaf. For every event, {@code read(write(sequence, e))} gives both again. Thread-safe.
 */
public final class EventJson {
    private EventJson() {}

    /**
     * An event and where it stands.
     *
     * @param sequence empty for an event that is in no journal
     */
    public record Numbered(OptionalLong sequence, AuditEvent event) {}

    /** UTF-8 JSON without line breaks. */
    public static byte[] write(OptionalLong sequence, AuditEvent event) {
        JsonBytes to = new JsonBytes(2048);
        write(to, sequence, event);
        return to.copy(0);
    }

    /** Appends the event as a value or as the next element of an array. */
    public static void write(JsonBytes to, OptionalLong sequence, AuditEvent event) {
        to.open();
        if (sequence.isPresent()) {
            to.number("sequence", sequence.getAsLong());
        }
        OpenGroups.head(to, event);
        to.text("kind", event.action().kind().text());
        to.truth("readOnly", event.action().readOnly());
        OpenGroups.course(to, event);
        to.open("actor");
        to.text("kind", event.actor().kind().text());
        PrivateGroups.actor(to, event.actor());
        to.close();
        int client = to.open("client");
        PrivateGroups.client(to, event.client());
        to.closeOrDrop(client);
        OpenGroups.origin(to, event.origin());
        targets(to, event);
        OpenGroups.transfer(to, event.transfer());
        OpenGroups.call(to, event.call());
        int data = to.open("data");
        PrivateGroups.data(to, event.data());
        to.closeOrDrop(data);
        to.open("source");
        to.text("system", event.source().system());
        to.text("format", event.source().format());
        PrivateGroups.foreign(to, event.source());
        to.close();
        if (!event.erased().isEmpty()) {
            to.openArray("erased");
            event.erased().stream().sorted().forEach(part -> to.element(part.text()));
            to.closeArray();
        }
        to.close();
    }

    private static void targets(JsonBytes to, AuditEvent event) {
        if (event.targets().isEmpty()) {
            return;
        }
        to.openArray("targets");
        for (Target target : event.targets()) {
            to.open();
            to.text("type", target.type().text());
            OpenGroups.target(to, target);
            to.close();
        }
        to.closeArray();
    }

    /**
     * The event of those bytes.
     *
     * @throws MalformedEventException if they are not what {@link #write} writes; says where and what was expected
     */
    public static Numbered read(byte[] json) {
        try (JsonCursor from = new JsonCursor("event", json)) {
            EventFields fields = new EventFields(from);
            Derived derived = new Derived();
            from.whole(name -> {
                switch (name) {
                    case "sequence" -> derived.sequence = OptionalLong.of(from.number());
                    case "kind" -> derived.kind = from.text();
                    case "readOnly" -> derived.readOnly = from.truth();
                    default -> fields.take(name);
                }
            });
            AuditEvent event = fields.event();
            if (!event.action().kind().text().equals(derived.kind)
                    || !Boolean.valueOf(event.action().readOnly()).equals(derived.readOnly)) {
                throw new MalformedEventException("event: kind and readOnly are not those of "
                        + event.action().text());
            }
            return new Numbered(derived.sequence, event);
        }
    }

    private static final class Derived {
        private OptionalLong sequence = OptionalLong.empty();
        private String kind;
        private Boolean readOnly;
    }
}
