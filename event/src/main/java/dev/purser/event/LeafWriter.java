package dev.purser.event;

import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.OpenGroups;
import dev.purser.event.json.PrivateGroups;

/** Spells the leaf and the bodies of the private parts; {@link EventSealer} binds them together. */
final class LeafWriter {
    private LeafWriter() {}

    /** The leaf up to its parts; its object is left open. */
    static void leaf(JsonBytes to, AuditEvent event) {
        to.open();
        OpenGroups.head(to, event);
        OpenGroups.course(to, event);
        to.open("actor");
        to.text("kind", event.actor().kind().text());
        to.close();
        OpenGroups.origin(to, event.origin());
        targets(to, event);
        OpenGroups.transfer(to, event.transfer());
        OpenGroups.call(to, event.call());
        to.open("source");
        to.text("system", event.source().system());
        to.text("format", event.source().format());
        to.close();
        if (!event.erased().isEmpty()) {
            to.openArray("erased");
            event.erased().stream().sorted().forEach(part -> to.element(part.text()));
            to.closeArray();
        }
    }

    private static void targets(JsonBytes to, AuditEvent event) {
        if (event.targets().isEmpty()) {
            return;
        }
        to.openArray("targets");
        for (Target target : event.targets()) {
            to.open();
            to.text("type", target.type().text());
            if (!target.type().personal()) {
                OpenGroups.target(to, target);
            }
            to.close();
        }
        to.closeArray();
    }

    /** The body of a part; false if there is nothing to put into it. */
    static boolean part(JsonBytes to, PartName part, AuditEvent event) {
        to.open();
        int empty = to.length();
        boolean kept = switch (part) {
            case ACTOR -> {
                PrivateGroups.actor(to, event.actor());
                yield to.length() > empty;
            }
            case CLIENT -> {
                PrivateGroups.client(to, event.client());
                yield to.length() > empty;
            }
            case SUBJECT -> subject(to, event);
            case DATA -> {
                PrivateGroups.data(to, event.data());
                yield to.length() > empty;
            }
            case RAW -> {
                PrivateGroups.foreign(to, event.source());
                yield to.length() > empty;
            }
        };
        to.close();
        return kept;
    }

    /** The facts of the personal targets in the order of all targets. */
    private static boolean subject(JsonBytes to, AuditEvent event) {
        boolean facts = false;
        to.openArray("targets");
        for (Target target : event.targets()) {
            if (target.type().personal()) {
                to.open();
                int empty = to.length();
                OpenGroups.target(to, target);
                facts |= to.length() > empty;
                to.close();
            }
        }
        to.closeArray();
        return facts;
    }
}
