package dev.purser.server.config;

import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the journal's failure stops, and how refusals are folded.
 *
 * @param strict actions that are refused while the journal cannot be written
 * @param foldWindow how long refusals of one kind are counted together
 */
public record RecordSettings(Set<Action> strict, Duration foldWindow) {
    private static final String ACTIONS =
            "an action's name such as image.pull, or `reads`, `changes`, `logins` or `all`";

    static final Setting<List<Action>> STRICT = Setting.of(
            "record.strict",
            ValueTypes.listOf("actions", ACTIONS, RecordSettings::named),
            "changes",
            "Actions that are refused with 503 while the journal cannot be written. `changes` stands for all that change"
                    + " something, `reads` for all that change nothing, `logins` for the exchange of credentials.");
    static final Setting<List<Action>> AVAILABLE = Setting.of(
            "record.available",
            ValueTypes.listOf("actions", ACTIONS, RecordSettings::named),
            "",
            "Actions that are served on while the journal cannot be written, though `record.strict` has them. They are"
                    + " counted, and owned up to by a gap event once the journal is back, but what each of them was is"
                    + " lost. Risky for what changes something.");
    static final Setting<Duration> FOLD_WINDOW = Setting.of(
            "record.fold-window",
            ValueTypes.time("100ms", "1s"),
            "1s",
            "How long further refusals of the same credential, network, action and reason wait for one event that counts"
                    + " them. Each is answered when that event is durable.");
    static final List<Setting<?>> ALL = List.of(STRICT, AVAILABLE, FOLD_WINDOW);

    public RecordSettings {
        strict = strict.isEmpty() ? Set.of() : java.util.Collections.unmodifiableSet(EnumSet.copyOf(strict));
    }

    static RecordSettings from(Values values) {
        Set<Action> strict = EnumSet.noneOf(Action.class);
        strict.addAll(values.get(STRICT));
        strict.removeAll(values.get(AVAILABLE));
        return new RecordSettings(strict, values.get(FOLD_WINDOW));
    }

    private static List<Action> named(String text) {
        return switch (text) {
            case "all" -> List.of(Action.values());
            case "reads" ->
                Arrays.stream(Action.values())
                        .filter(one -> one.readOnly() && one.kind() != ActionKind.LOGIN)
                        .toList();
            case "changes" ->
                Arrays.stream(Action.values()).filter(one -> !one.readOnly()).toList();
            case "logins" ->
                Arrays.stream(Action.values())
                        .filter(one -> one.kind() == ActionKind.LOGIN)
                        .toList();
            default ->
                List.of(Action.of(text)
                        .orElseThrow(
                                () -> new BadValueException("has a member that is no action", "write " + ACTIONS)));
        };
    }
}
