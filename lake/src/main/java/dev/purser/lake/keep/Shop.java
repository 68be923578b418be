package dev.purser.lake.keep;

import dev.purser.journal.Journal;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.file.ParquetWriter;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.view.Holdings;
import dev.purser.lake.view.TableSource;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What those who keep the files work with.
 *
 * @param tables those that are switched on, by name
 * @param sources where their rows are
 * @param retention how long rows are kept; a table that is not named is kept for ever
 */
public record Shop(
        Journal journal,
        Engine engine,
        Holdings holdings,
        ParquetWriter parquet,
        Map<String, LakeTable> tables,
        Map<String, TableSource> sources,
        Map<String, Duration> retention,
        Clock clock) {

    /** The ticks before which a table's rows are neither kept nor seen; 0 where all are kept. */
    public long cutoff(String table) {
        Duration kept = retention.get(table);
        return kept == null ? 0 : Math.max(0, now() - kept.toNanos() / 100);
    }

    long now() {
        return Ticks.of(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    boolean ofEvents(String table) {
        LakeTable known = tables.get(table);
        return known != null && known.ofEvents();
    }
}
