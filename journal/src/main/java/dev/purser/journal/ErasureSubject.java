package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventData;
import dev.purser.event.PartName;
import dev.purser.event.Target;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whose data is to be erased, and what of an event is theirs.
 *
 * <p>Of what the person did, who and from where goes; of what was done to the person, who that was; of both, the data if it
 * names the person, and a foreign record as a whole. What was done, when, to which image and how it ended stays.
 *
 * @param ids the person's principal ids
 * @param names the names that the person bore
 */
public record ErasureSubject(Set<String> ids, Set<String> names) {
    public ErasureSubject {
        ids = Set.copyOf(ids);
        names = Set.copyOf(names);
        if (ids.isEmpty() && names.isEmpty()
                || Stream.concat(ids.stream(), names.stream()).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("an erasure needs an id or a name");
        }
    }

    /** The parts of an event that go; none if it is not about the person. */
    Set<PartName> parts(AuditEvent event) {
        boolean acted = acted(event.actor());
        boolean concerned = event.targets().stream().anyMatch(this::concerned);
        boolean named = mentioned(event.data());
        Set<PartName> parts = EnumSet.noneOf(PartName.class);
        if (acted) {
            parts.add(PartName.ACTOR);
            parts.add(PartName.CLIENT);
        }
        if (concerned) {
            parts.add(PartName.SUBJECT);
        }
        if (event.action() != Action.ERASE_SUBJECT
                && (named || concerned || acted && event.action().kind() == ActionKind.LOGIN)) {
            parts.add(PartName.DATA);
        }
        if (acted || concerned || event.source().raw().filter(this::inText).isPresent()) {
            parts.add(PartName.RAW);
        }
        return parts;
    }

    private boolean acted(Actor actor) {
        return actor.kind() != ActorKind.SYSTEM
                && (is(actor.id())
                        || is(actor.name())
                        || is(actor.subject())
                        || is(actor.actingFor())
                        || is(actor.invokedBy()));
    }

    private boolean concerned(Target target) {
        return target.type().personal() && is(target.name());
    }

    private boolean is(Optional<String> text) {
        return text.isPresent() && (ids.contains(text.get()) || names.contains(text.get()));
    }

    private boolean mentioned(EventData data) {
        return !data.isEmpty()
                && Stream.of(data.request(), data.response(), data.before(), data.after())
                        .anyMatch(this::mentioned);
    }

    private boolean mentioned(Object value) {
        return switch (value) {
            case String text -> ids.contains(text) || names.contains(text);
            case List<?> list -> anyMentioned(list);
            case Map<?, ?> map -> anyMentioned(map.values()) || anyMentioned(map.keySet());
            default -> false;
        };
    }

    private boolean anyMentioned(Collection<?> values) {
        return values.stream().anyMatch(this::mentioned);
    }

    private boolean inText(String raw) {
        return Stream.concat(ids.stream(), names.stream()).anyMatch(raw::contains);
    }
}
