package dev.purser.azure.record;

import dev.purser.event.Action;
import dev.purser.event.Outcome;
import dev.purser.event.Severity;

/** How much an event matters, where its record does not say: as much as its action does, a failure more. */
public final class Severities {
    private Severities() {}

    public static Severity of(Action action, Outcome outcome) {
        return outcome.result() == Outcome.Result.FAILURE && action.severity() == Severity.NORMAL
                ? Severity.WARNING
                : action.severity();
    }
}
