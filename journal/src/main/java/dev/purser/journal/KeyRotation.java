package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.NoteVerifier;
import java.util.List;
import java.util.Optional;

/**
 * A change of the signing key, as a {@code key.rotate} event says it: its two targets of type key bear the names of the
 * old key and of the new one, each in the form {@code name+id+base64}. Both sign the first checkpoint that covers the
 * event.
 *
 * @param from the key that signed so far
 * @param to the key that signs from now on
 */
public record KeyRotation(NoteVerifier from, NoteVerifier to) {
    /** The event's targets. */
    public List<Target> targets() {
        return List.of(target(from), target(to));
    }

    private static Target target(NoteVerifier key) {
        return Target.builder(TargetType.KEY).name(key.text()).build();
    }

    /** The rotation that an event tells of; empty if it tells of none, or failed. */
    public static Optional<KeyRotation> of(AuditEvent event) {
        if (event.action() != Action.KEY_ROTATE
                || !event.outcome().succeeded()
                || event.targets().size() != 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeyRotation(
                    key(event.targets().getFirst()), key(event.targets().getLast())));
        } catch (MalformedNoteException e) {
            return Optional.empty();
        }
    }

    private static NoteVerifier key(Target target) {
        return NoteVerifier.parse(
                target.type() == TargetType.KEY ? target.name().orElse("") : "");
    }
}
