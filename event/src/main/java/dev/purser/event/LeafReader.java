package dev.purser.event;

import dev.purser.event.json.EventFields;
import dev.purser.event.json.JsonCursor;
import dev.purser.event.json.OpenGroupReader;
import dev.purser.event.json.PrivateGroupReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what {@link EventSealer} made. For one event and one thread. */
final class LeafReader {
    private static final int HASH_CHARACTERS = 43;

    private final Set<PartName> named = EnumSet.noneOf(PartName.class);
    private final SealedEvent sealed;
    private final boolean trusted;

    /**
     * @param trusted whether the bytes are known to be what {@link EventSealer} made
     */
    LeafReader(SealedEvent sealed, boolean trusted) {
        this.sealed = sealed;
        this.trusted = trusted;
    }

    AuditEvent read() {
        AuditEvent open = leaf();
        if (!open.id().equals(sealed.id())) {
            throw new MalformedEventException("leaf: the id is " + open.id() + ", expected " + sealed.id());
        }
        Map<PartName, byte[]> bodies = bodies();
        Set<PartName> erased = EnumSet.copyOf(named);
        erased.removeAll(bodies.keySet());
        erased.addAll(open.erased());
        return new AuditEvent(
                open.id(),
                open.schema(),
                open.action(),
                open.severity(),
                open.face(),
                open.operation(),
                open.folding(),
                open.started(),
                open.duration(),
                open.recorded(),
                open.outcome(),
                open.decision(),
                actor(open.actor(), bodies.get(PartName.ACTOR)),
                client(bodies.get(PartName.CLIENT)),
                open.origin(),
                targets(open.targets(), bodies.get(PartName.SUBJECT)),
                open.transfer(),
                open.call(),
                data(bodies.get(PartName.DATA)),
                source(open.source(), bodies.get(PartName.RAW)),
                erased);
    }

    private AuditEvent leaf() {
        try (JsonCursor from = new JsonCursor("leaf", sealed.leaf(), trusted)) {
            EventFields fields = new EventFields(from);
            from.whole(name -> {
                switch (name) {
                    case "parts" -> from.object(part -> hash(from, part));
                    case "client", "data" -> from.unknown(name);
                    default -> fields.take(name);
                }
            });
            AuditEvent open = fields.event();
            if (!open.actor().equals(Actor.builder(open.actor().kind()).build())
                    || open.source().raw().isPresent()
                    || !open.source().rest().isEmpty()
                    || open.targets().stream().anyMatch(LeafReader::tells)) {
                throw new MalformedEventException("leaf: facts in clear that belong into a private part");
            }
            return open;
        }
    }

    private void hash(JsonCursor from, String name) {
        named.add(PartName.of(name).orElseThrow(() -> from.malformed("a part's name")));
        if (from.text().length() != HASH_CHARACTERS) {
            throw from.malformed("a SHA-256 in base64url");
        }
    }

    private static boolean tells(Target target) {
        return target.type().personal()
                && !target.equals(Target.builder(target.type()).build());
    }

    private Map<PartName, byte[]> bodies() {
        Map<PartName, byte[]> bodies = new EnumMap<>(PartName.class);
        for (PrivatePart part : sealed.parts()) {
            if (!named.contains(part.name()) || bodies.put(part.name(), part.body()) != null) {
                throw new MalformedEventException(
                        "part " + part.name().text() + ": expected no such part, or no second one");
            }
        }
        return bodies;
    }

    private Actor actor(Actor kind, byte[] body) {
        if (body == null) {
            return kind;
        }
        Actor.Builder read = kind.toBuilder();
        try (JsonCursor from = new JsonCursor("part actor", body, trusted)) {
            from.whole(name -> PrivateGroupReader.actor(from, name, read));
        }
        return read.build();
    }

    private Client client(byte[] body) {
        if (body == null) {
            return Client.NONE;
        }
        Client.Builder read = Client.builder();
        try (JsonCursor from = new JsonCursor("part client", body, trusted)) {
            from.whole(name -> PrivateGroupReader.client(from, name, read));
        }
        return read.build();
    }

    private EventData data(byte[] body) {
        if (body == null) {
            return EventData.NONE;
        }
        try (JsonCursor from = new JsonCursor("part data", body, trusted)) {
            return PrivateGroupReader.data(from, true);
        }
    }

    private Source source(Source open, byte[] body) {
        if (body == null) {
            return open;
        }
        Source.Builder read = open.toBuilder();
        try (JsonCursor from = new JsonCursor("part raw", body, trusted)) {
            from.whole(name -> PrivateGroupReader.foreign(from, name, read));
        }
        return read.build();
    }

    private List<Target> targets(List<Target> open, byte[] body) {
        if (body == null) {
            return open;
        }
        List<Target> whole = new ArrayList<>(open);
        try (JsonCursor from = new JsonCursor("part subject", body, trusted)) {
            from.whole(name -> {
                if (name.equals("targets")) {
                    subject(from, whole);
                } else {
                    from.unknown(name);
                }
            });
        }
        return whole;
    }

    private static void subject(JsonCursor from, List<Target> targets) {
        int[] at = {nextPersonal(targets, 0)};
        from.array(() -> {
            if (at[0] == targets.size()) {
                throw from.malformed("no more targets than the leaf has personal ones");
            }
            Target.Builder read = targets.get(at[0]).toBuilder();
            from.object(name -> OpenGroupReader.target(from, name, read));
            targets.set(at[0], read.build());
            at[0] = nextPersonal(targets, at[0] + 1);
        });
        if (at[0] != targets.size()) {
            throw from.malformed("as many targets as the leaf has personal ones");
        }
    }

    private static int nextPersonal(List<Target> targets, int from) {
        int at = from;
        while (at < targets.size() && !targets.get(at).type().personal()) {
            at++;
        }
        return at;
    }
}
