package dev.purser.server.config;

import dev.purser.journal.JournalConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The durable log's files.
 *
 * @param origin the log's name, first line of every checkpoint
 * @param segmentBytes how large a segment is preallocated
 * @param batchBytes about how much goes under one sync
 * @param checkpointInterval at most how often a checkpoint is signed
 * @param startCheckBytes how much of the newest records is read and checked at start
 */
public record JournalSettings(
        String origin, long segmentBytes, int batchBytes, Duration checkpointInterval, long startCheckBytes) {
    static final Setting<String> ORIGIN = Setting.of(
            "journal.origin",
            ValueTypes.text(
                    "log name",
                    "1 to 200 printable characters without space and plus",
                    "[\\x21-\\x2A\\x2C-\\x7E]{1,200}"),
            "purser.dev/journal",
            "The log's name: the first line of every checkpoint, as verifiers know it. Taken when the journal is made;"
                    + " later the stored one stands. Give each log a name of its own, such as"
                    + " `registry.example.com/journal`.");
    static final Setting<Long> SEGMENT_BYTES = Setting.of(
            "journal.segment-bytes",
            ValueTypes.size("64KiB", "1GiB"),
            "64MiB",
            "How large a segment is preallocated. The next one stands ready, as the reserve for when the disk is full.");
    static final Setting<Long> BATCH_BYTES = Setting.of(
            "journal.batch-bytes",
            ValueTypes.size("4KiB", "64MiB"),
            "4MiB",
            "About how many bytes go to disk under one sync. A single record may be larger.");
    static final Setting<Duration> CHECKPOINT_INTERVAL = Setting.of(
            "journal.checkpoint-interval",
            ValueTypes.time("100ms", "1h"),
            "1s",
            "At most how often a checkpoint is signed while there are events. Records after the last checkpoint are"
                    + " durable, and proven only by the next.");
    static final Setting<Long> START_CHECK_BYTES = Setting.of(
            "journal.start-check-bytes",
            ValueTypes.size("0B", "1TiB"),
            "64MiB",
            "How much of the newest records is read and checked at start; the last segment always whole. `purser verify`"
                    + " checks all.");
    static final List<Setting<?>> ALL =
            List.of(ORIGIN, SEGMENT_BYTES, BATCH_BYTES, CHECKPOINT_INTERVAL, START_CHECK_BYTES);

    static JournalSettings from(Values values) {
        JournalSettings journal = new JournalSettings(
                values.get(ORIGIN),
                values.get(SEGMENT_BYTES),
                Math.toIntExact(values.get(BATCH_BYTES)),
                values.get(CHECKPOINT_INTERVAL),
                values.get(START_CHECK_BYTES));
        if (journal.batchBytes() > journal.segmentBytes()) {
            values.report(BATCH_BYTES, "is larger than journal.segment-bytes", "make it at most as large");
        }
        return journal;
    }

    /** What the journal is opened with. */
    public JournalConfig toJournalConfig(Path data) {
        return JournalConfig.defaults(data)
                .withOrigin(origin)
                .withSegmentBytes(segmentBytes)
                .withBatchBytes(batchBytes)
                .withCheckpointEvery(checkpointInterval)
                .withStartCheckBytes(startCheckBytes);
    }
}
