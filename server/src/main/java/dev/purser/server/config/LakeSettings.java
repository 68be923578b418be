package dev.purser.server.config;

import dev.purser.lake.LakeConfig;
import dev.purser.lake.engine.EngineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The record as tables that can be asked.
 *
 * @param enabled whether there are any
 * @param tables which
 * @param keep how long rows of a table are kept; of a table that is not named, as long as the journal's records
 * @param logKeep how long the rows of the tables of logs are kept, unless {@code keep} names them
 * @param flushInterval how long rows stay in memory only
 * @param flushRows how many rows stay in memory only
 * @param memory of the engine
 * @param threads of the engine; empty for one a processor
 * @param serverLog whether the server's own log is a table's rows
 */
public record LakeSettings(
        boolean enabled,
        Set<String> tables,
        Map<String, Duration> keep,
        Duration logKeep,
        Duration flushInterval,
        int flushRows,
        long memory,
        Optional<Integer> threads,
        boolean serverLog) {
    static final Setting<Boolean> ENABLED = Setting.of(
            "lake.enabled",
            ValueTypes.BOOLEAN,
            "true",
            "Whether the record can be asked with queries. Off, no tables are kept and every query is refused; the record"
                    + " itself is not touched, and the tables are made from it when this is on again.");
    static final Setting<List<String>> TABLES = Setting.of(
            "lake.tables",
            ValueTypes.listOf("tables", "a table's name, or all", LakeTables::named),
            "all",
            "Which tables are kept, by default all: each cloud's users find their own words, and together they take less"
                    + " room than the journal does. A table that is left out saves the work of making its rows, about a"
                    + " tenth of the whole for most; PurserEvents, which holds whole events, is the largest. A table that"
                    + " is added later is made from the journal.");
    static final Setting<List<TableKeep>> KEEP = Setting.of(
            "lake.keep",
            ValueTypes.listOf(
                    "times by table",
                    "a table's name, or all, with = and a time, as in CloudTrail=90d",
                    TableKeep::parse),
            "",
            "How long the rows of a table can be asked, by their time. What is not named is kept as long as the journal keeps"
                    + " its records (journal.keep), by default for ever: a table takes little room, and audits ask for"
                    + " years. Risky where it is longer than that: when a person is erased from the record, tables are made"
                    + " again from the journal, and rows that it no longer has stay as they are.");
    static final Setting<Duration> LOG_KEEP = Setting.of(
            "lake.log-keep",
            ValueTypes.time("1h", "36500d"),
            "30d",
            "How long rows of Syslog and Event are kept, unless lake.keep names them. The default is Azure's. They are no"
                    + " part of the record, and cannot be made again.");
    static final Setting<Duration> FLUSH_INTERVAL = Setting.of(
            "lake.flush-interval",
            ValueTypes.time("1s", "1d"),
            "5m",
            "At most how long rows stay in memory before they go into files. They can be asked at once in either place, and"
                    + " are made again from the journal after a crash.");
    static final Setting<Integer> FLUSH_ROWS = Setting.of(
            "lake.flush-rows",
            ValueTypes.integer(1_000, 10_000_000),
            "500000",
            "About how many rows, of all tables together, stay in memory before they go into files.");
    static final Setting<Long> MEMORY = Setting.of(
            "lake.memory",
            ValueTypes.size("64MiB", "1TiB"),
            "512MiB",
            "How much memory rows and all queries together may use. What needs more goes to the data folder's `lake-temp`,"
                    + " or fails with an error of its own. With the default the whole program stays below 1 GB.");
    static final Setting<Integer> THREADS = Setting.open(
            "lake.threads",
            ValueTypes.integer(1, 256),
            "one for each processor",
            "How many threads queries use, all together.");
    static final Setting<Boolean> SERVER_LOG = Setting.of(
            "lake.server-log",
            ValueTypes.BOOLEAN,
            "true",
            "Whether the server's own log is kept as rows of Syslog (of Event on Windows), so that it can be asked beside the"
                    + " record.");
    static final List<Setting<?>> ALL =
            List.of(ENABLED, TABLES, KEEP, LOG_KEEP, FLUSH_INTERVAL, FLUSH_ROWS, MEMORY, THREADS, SERVER_LOG);

    public LakeSettings {
        tables = Set.copyOf(tables);
        keep = Map.copyOf(keep);
    }

    static LakeSettings from(Values values) {
        Map<String, Duration> keep = new HashMap<>();
        List<TableKeep> given = values.get(KEEP);
        // What names one table stands over what names all.
        for (TableKeep one : given) {
            one.tables()
                    .forEach(table -> keep.merge(
                            table, one.time(), (old, other) -> one.tables().size() == 1 ? other : old));
        }
        return new LakeSettings(
                values.get(ENABLED),
                Set.copyOf(values.get(TABLES)),
                keep,
                values.get(LOG_KEEP),
                values.get(FLUSH_INTERVAL),
                values.get(FLUSH_ROWS),
                values.get(MEMORY),
                values.find(THREADS),
                values.get(SERVER_LOG));
    }

    /**
     * What the lake is opened with.
     *
     * @param journal how long the journal keeps its records; empty for ever
     */
    public LakeConfig toLakeConfig(Path data, Optional<Duration> journal) {
        Map<String, Duration> kept = new HashMap<>(keep);
        LakeTables.OF_LOGS.forEach(table -> kept.putIfAbsent(table, logKeep));
        journal.ifPresent(time -> tables.forEach(table -> kept.putIfAbsent(table, time)));
        return LakeConfig.of(folder(data), tables).withRetention(kept).withFlush(flushInterval, flushRows);
    }

    /** True if some table keeps rows of events that the journal no longer has. */
    boolean outlives(Optional<Duration> journal) {
        return journal.isPresent()
                && keep.entrySet().stream()
                        .anyMatch(one -> !LakeTables.OF_LOGS.contains(one.getKey())
                                && one.getValue().compareTo(journal.get()) > 0);
    }

    /** What the engine is opened with. */
    public EngineConfig toEngineConfig(Path data) {
        EngineConfig usual = EngineConfig.of(data.resolve("lake-temp"), Set.of(folder(data)));
        return new EngineConfig(usual.temp(), usual.readable(), memory, threads.orElse(usual.threads()));
    }

    private static Path folder(Path data) {
        return data.resolve("lake");
    }
}
