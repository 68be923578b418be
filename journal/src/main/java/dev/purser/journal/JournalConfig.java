package dev.purser.journal;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where a file journal is and how it writes. The path's provider is used for everything.
 *
 * @param folder the journal's own folder; made where there is none
 * @param keyFolder where the signing keys are, owner-only; apart from the folder, so that a copy of the journal is no
 *     copy of its keys
 * @param origin the log's name, the first line of every checkpoint; taken when the journal is made, later the stored
 *     one stands
 * @param segmentBytes how large a segment is preallocated; the first ones of a new journal are smaller
 * @param batchBytes about how much goes under one sync; a single append may be larger
 * @param checkpointEvery at most how often a checkpoint is signed while there are events; zero leaves it to
 *     {@link Journal#checkpointNow}
 * @param startCheckBytes how much of the newest records is read and checked at start, the last segment always whole
 */
public record JournalConfig(
        Path folder,
        Path keyFolder,
        String origin,
        long segmentBytes,
        int batchBytes,
        Duration checkpointEvery,
        long startCheckBytes) {
    /** The smallest segment: room for a header and some records. */
    public static final long MIN_SEGMENT = 64 << 10;

    private static final long DEFAULT_SEGMENT = 64L << 20;
    private static final int DEFAULT_BATCH = 4 << 20;

    public JournalConfig {
        if (segmentBytes < MIN_SEGMENT || segmentBytes > 1L << 30) {
            throw new IllegalArgumentException("a segment has 64 KiB to 1 GiB, not " + segmentBytes);
        }
        if (batchBytes < 4 << 10 || batchBytes > 64 << 20) {
            throw new IllegalArgumentException("a batch has 4 KiB to 64 MiB, not " + batchBytes);
        }
        if (checkpointEvery.isNegative() || startCheckBytes < 0) {
            throw new IllegalArgumentException("no negative time or size");
        }
        if (origin.isBlank() || origin.chars().anyMatch(c -> c <= ' ' || c == '+')) {
            throw new IllegalArgumentException("an origin has no spaces and no plus: '" + origin + "'");
        }
    }

    /** Safe defaults, below one data folder. */
    public static JournalConfig defaults(Path dataFolder) {
        return new JournalConfig(
                dataFolder.resolve("journal"),
                dataFolder.resolve("keys"),
                "purser.dev/journal",
                DEFAULT_SEGMENT,
                DEFAULT_BATCH,
                Duration.ofSeconds(1),
                DEFAULT_SEGMENT);
    }

    public JournalConfig withOrigin(String name) {
        return new JournalConfig(folder, keyFolder, name, segmentBytes, batchBytes, checkpointEvery, startCheckBytes);
    }

    public JournalConfig withSegmentBytes(long bytes) {
        return new JournalConfig(folder, keyFolder, origin, bytes, batchBytes, checkpointEvery, startCheckBytes);
    }

    public JournalConfig withBatchBytes(int bytes) {
        return new JournalConfig(folder, keyFolder, origin, segmentBytes, bytes, checkpointEvery, startCheckBytes);
    }

    public JournalConfig withCheckpointEvery(Duration time) {
        return new JournalConfig(folder, keyFolder, origin, segmentBytes, batchBytes, time, startCheckBytes);
    }

    public JournalConfig withStartCheckBytes(long bytes) {
        return new JournalConfig(folder, keyFolder, origin, segmentBytes, batchBytes, checkpointEvery, bytes);
    }
}
