package dev.purser.journal;

import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.Origin;
import dev.purser.event.Permission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happens when the journal cannot be written, and how refusals are folded.
 *
 * @param available actions that are served on while the journal cannot be written: counted, and owned up to afterwards;
 *     every other action is strict and refused
 * @param reserved actions whose records go into the journal's reserve while the disk is full, because they make room or
 *     tell of it
 * @param foldWindow how long after the last refusal of a key the next one still counts as of the same burst
 * @param foldWait how long a refusal waits for others alike, at most {@link #MAX_FOLD_WAIT}; zero records each one
 * @param foldKeys how many keys are remembered at once; further ones share one per action
 * @param returnPoll how often a journal that failed is asked whether it is back
 * @param gapNote the file that keeps the counts of a gap in case the program ends within it; none if empty
 * @param origin which registry the recorder's own events name
 */
public record RecorderConfig(
        Set<Action> available,
        Set<Action> reserved,
        Duration foldWindow,
        Duration foldWait,
        int foldKeys,
        Duration returnPoll,
        Optional<Path> gapNote,
        Origin origin) {
    /** The longest that a refusal may be held up. */
    public static final Duration MAX_FOLD_WAIT = Duration.ofSeconds(1);

    private static final Set<Action> RESERVED = EnumSet.of(
            Action.JOURNAL_GAP,
            Action.JOURNAL_RECOVERED,
            Action.GC_RUN,
            Action.DELIVERY_LOST,
            Action.RETENTION_RUN,
            Action.RETENTION_SET,
            Action.SETTINGS_SET,
            Action.QUOTA_SET,
            Action.IMAGE_DELETE,
            Action.IMAGE_BULKDELETE,
            Action.REPOSITORY_DELETE,
            Action.NAMESPACE_DELETE,
            Action.SERVER_START,
            Action.SERVER_STOP);

    public RecorderConfig {
        available = Set.copyOf(available);
        reserved = Set.copyOf(reserved);
        if (foldWait.isNegative() || foldWait.compareTo(MAX_FOLD_WAIT) > 0) {
            throw new IllegalArgumentException("a refusal waits 0 to 1 s, not " + foldWait);
        }
        if (foldWindow.isNegative() || foldKeys < 1) {
            throw new IllegalArgumentException("folding within " + foldWindow + " over " + foldKeys + " keys");
        }
        if (!returnPoll.isPositive()) {
            throw new IllegalArgumentException("asking every " + returnPoll + " whether the journal is back");
        }
    }

    /** Safe defaults: every write and every act of administration is strict, reads and logins are available. */
    public static RecorderConfig defaults(Path dataFolder) {
        return new RecorderConfig(
                Arrays.stream(Action.values())
                        .filter(RecorderConfig::availableByDefault)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Action.class))),
                RESERVED,
                Duration.ofSeconds(10),
                MAX_FOLD_WAIT,
                4_096,
                Duration.ofMillis(100),
                Optional.of(dataFolder.resolve("gap.note")),
                Origin.NONE);
    }

    private static boolean availableByDefault(Action action) {
        return action.readOnly()
                && (action.kind() != ActionKind.MANAGEMENT
                        || action.permission().scope() == Permission.Scope.NAMESPACE);
    }

    public RecorderConfig withAvailable(Set<Action> actions) {
        return new RecorderConfig(actions, reserved, foldWindow, foldWait, foldKeys, returnPoll, gapNote, origin);
    }

    public RecorderConfig withFolding(Duration window, Duration wait, int keys) {
        return new RecorderConfig(available, reserved, window, wait, keys, returnPoll, gapNote, origin);
    }

    public RecorderConfig withReturnPoll(Duration every) {
        return new RecorderConfig(available, reserved, foldWindow, foldWait, foldKeys, every, gapNote, origin);
    }

    public RecorderConfig withOrigin(Origin registry) {
        return new RecorderConfig(available, reserved, foldWindow, foldWait, foldKeys, returnPoll, gapNote, registry);
    }
}
