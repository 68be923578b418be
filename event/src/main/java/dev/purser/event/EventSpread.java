package dev.purser.event;

import java.util.ArrayList;
import java.util.List;

/** Seals an event, in halves where its targets do not fit into one leaf. */
final class EventSpread {
    private EventSpread() {}

    static List<SealedEvent> seal(AuditEvent event) {
        try {
            return List.of(EventCodec.seal(event));
        } catch (IllegalArgumentException tooLarge) {
            if (event.targets().size() < 2) {
                throw tooLarge;
            }
        }
        int half = event.targets().size() / 2;
        List<SealedEvent> both =
                new ArrayList<>(seal(event.withTargets(event.targets().subList(0, half))));
        both.addAll(seal(event.withId(EventIds.next(event.recorded()))
                .withTargets(event.targets().subList(half, event.targets().size()))));
        return both;
    }
}
