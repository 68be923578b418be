package dev.purser.server.config;

import dev.purser.delivery.JournalRetention;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long the journal keeps its records.
 *
 * @param keep no shorter than this; empty for ever
 * @param keepBytes the newest records of about so many bytes; empty for all
 * @param hardBytes the journal's limit, which does not wait for destinations; empty for none
 */
public record RetentionSettings(Optional<Duration> keep, Optional<Long> keepBytes, Optional<Long> hardBytes) {
    static final Setting<Duration> KEEP = Setting.open(
            "journal.keep",
            ValueTypes.time("1h", "36500d"),
            "records are kept for ever",
            "How long records are kept. Older ones are taken away, whole segments at a time and from the front only; a"
                    + " destination that has not had them yet holds them back. Proofs of what is kept stay good.");
    static final Setting<Long> KEEP_BYTES = Setting.open(
            "journal.keep-bytes",
            ValueTypes.size("1MiB", "1024TiB"),
            "records are kept whatever their size",
            "About how many bytes of records are kept; the oldest are taken away beyond. A destination that has not had"
                    + " them yet holds them back.");
    static final Setting<Long> HARD_BYTES = Setting.open(
            "journal.hard-limit",
            ValueTypes.size("1MiB", "1024TiB"),
            "destinations hold records back whatever their size",
            "About how many bytes the journal may have at most. Beyond it a destination that lags no longer holds records"
                    + " back: it is marked as lost, and how many events it lost is on the record.");
    static final List<Setting<?>> ALL = List.of(KEEP, KEEP_BYTES, HARD_BYTES);

    static RetentionSettings from(Values values) {
        return new RetentionSettings(values.find(KEEP), values.find(KEEP_BYTES), values.find(HARD_BYTES));
    }

    /** What retention is run with. */
    public JournalRetention.Limits toLimits() {
        return new JournalRetention.Limits(keep, number(keepBytes), number(hardBytes));
    }

    private static OptionalLong number(Optional<Long> bytes) {
        return bytes.map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
