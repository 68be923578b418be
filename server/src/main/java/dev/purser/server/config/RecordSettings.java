package dev.purser.server.config;

import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.Origin;
import dev.purser.journal.RecorderConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the journal's failure stops, and how refusals are folded.
 *
 * @param strict actions that are refused while the journal cannot be written, beyond those that are by default
 * @param available actions that are served on meanwhile, beyond those that are by default
 * @param foldWindow how long after a refusal one like it still counts as of the same burst
 * @param foldWait how long a refusal within a burst waits for others
 */
public record RecordSettings(Set<Action> strict, Set<Action> available, Duration foldWindow, Duration foldWait) {
    private static final String ACTIONS = "an action's name such as image.pull, or reads, changes, logins or all";

    static final Setting<List<Action>> STRICT = Setting.of(
            "record.strict",
            ValueTypes.listOf("actions", ACTIONS, RecordSettings::named),
            "",
            "Actions that are refused with 503 while the journal cannot be written, beyond those that are anyway: by"
                    + " default all that change or administer something. `all` refuses everything that leaves a record;"
                    + " `reads` stands for what changes nothing, `changes` for what does, `logins` for the exchange of"
                    + " credentials.");
    static final Setting<List<Action>> AVAILABLE = Setting.of(
            "record.available",
            ValueTypes.listOf("actions", ACTIONS, RecordSettings::named),
            "",
            "Actions that are served on while the journal cannot be written, beyond those that are anyway: by default"
                    + " logins and reads of content. They are counted, and owned up to by a gap event once the journal is"
                    + " back; what each of them was is lost. Risky for what changes something.");
    static final Setting<Duration> FOLD_WINDOW = Setting.of(
            "record.fold-window",
            ValueTypes.time("0s", "1h"),
            "10s",
            "How long after a refusal the next one of the same credential, network, action and reason counts as of the"
                    + " same burst. The first of a burst is recorded at once, further ones by one event with their count.");
    static final Setting<Duration> FOLD_WAIT = Setting.of(
            "record.fold-wait",
            ValueTypes.time("0s", "1s"),
            "1s",
            "How long a refusal within a burst waits for others. It is answered when its event is durable. 0s records"
                    + " each refusal by an event of its own.");
    static final List<Setting<?>> ALL = List.of(STRICT, AVAILABLE, FOLD_WINDOW, FOLD_WAIT);

    public RecordSettings {
        strict = Set.copyOf(strict);
        available = Set.copyOf(available);
    }

    static RecordSettings from(Values values) {
        RecordSettings recording = new RecordSettings(
                Set.copyOf(values.get(STRICT)),
                Set.copyOf(values.get(AVAILABLE)),
                values.get(FOLD_WINDOW),
                values.get(FOLD_WAIT));
        recording.strict.stream()
                .filter(recording.available::contains)
                .sorted()
                .findFirst()
                .ifPresent(both -> values.report(
                        AVAILABLE, "has " + both.text() + ", and so has record.strict", "keep it in one of them"));
        return recording;
    }

    /** What the recorder is made with. */
    public RecorderConfig toRecorderConfig(Path data, Origin origin) {
        RecorderConfig usual = RecorderConfig.defaults(data);
        Set<Action> served = new HashSet<>(usual.available());
        served.removeAll(strict);
        served.addAll(available);
        return usual.withAvailable(served)
                .withFolding(foldWindow, foldWait, usual.foldKeys())
                .withOrigin(origin);
    }

    private static List<Action> named(String text) {
        return switch (text) {
            case "all" -> List.of(Action.values());
            case "reads" -> those(one -> one.readOnly() && one.kind() != ActionKind.LOGIN);
            case "changes" -> those(one -> !one.readOnly());
            case "logins" -> those(one -> one.kind() == ActionKind.LOGIN);
            default ->
                List.of(Action.of(text)
                        .orElseThrow(
                                () -> new BadValueException("has a member that is no action", "write " + ACTIONS)));
        };
    }

    private static List<Action> those(Predicate<Action> wanted) {
        return Arrays.stream(Action.values()).filter(wanted).toList();
    }
}
