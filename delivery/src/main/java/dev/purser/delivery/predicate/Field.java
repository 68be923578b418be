package dev.purser.delivery.predicate;

import dev.purser.event.AuditEvent;
import dev.purser.event.Target;

/** How a field of the event is asked for. Within this package {@code null} is what is not known. */
sealed interface Field {
    /** A text. */
    @FunctionalInterface
    non-sealed interface Text extends Field {
        String of(AuditEvent event);
    }

    /** A text of each target. */
    @FunctionalInterface
    non-sealed interface OfTarget extends Field {
        String of(Target target);
    }

    /** A whole number; {@link #UNKNOWN} if it is not known. */
    @FunctionalInterface
    non-sealed interface Number extends Field {
        long UNKNOWN = Long.MIN_VALUE;

        long of(AuditEvent event);
    }

    /** Yes or no. */
    @FunctionalInterface
    non-sealed interface Truth extends Field {
        boolean of(AuditEvent event);
    }
}
