package dev.purser.azure.table;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.RealText;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.Lake;
import dev.purser.lake.LakeConfig;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.QueryConfig;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ResultRow;
import dev.purser.lake.query.ResultSink;
import dev.purser.lake.query.TimeSpan;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowSink;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Azure's tables in a lake behind a journal: events in, Kusto's answers out, all of it as the program has it. */
final class LakeHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final FileJournal journal;
    private final Engine engine;
    private final Lake lake;
    private final Queries queries;
    private List<String> columns = List.of();
    private long direct;

    /**
     * @param now what {@code now()} gives
     */
    LakeHouse(Path folder, AzureTables tables, Instant now) throws IOException {
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        journal = FileJournal.open(
                JournalConfig.defaults(folder.resolve("journal")).withSegmentBytes(JournalConfig.MIN_SEGMENT),
                Clock.systemUTC(),
                metrics,
                List.of());
        Path files = Files.createDirectories(folder.resolve("lake"));
        engine = Engine.open(new EngineConfig(folder.resolve("temp"), Set.of(files), 256L << 20, 2));
        Set<String> names = tables.tables().stream().map(LakeTable::name).collect(Collectors.toSet());
        lake = Lake.open(
                LakeConfig.of(files, names),
                tables.tables(),
                tables.functions(),
                engine,
                journal,
                Clock.systemUTC(),
                metrics);
        lake.start();
        queries = new Queries(lake, QueryConfig.DEFAULT, Clock.fixed(now, ZoneOffset.UTC), metrics);
    }

    void add(List<AuditEvent> events) throws InterruptedException {
        journal.append(events.stream().map(EventCodec::seal).toList());
        if (!lake.awaitQueryable(journal.size() - 1, PATIENCE)) {
            throw new AssertionError("not queryable: " + lake.status());
        }
    }

    /** Appends one row to a table that is not made of events. */
    void row(String table, Consumer<RowSink> row) {
        lake.append(table, row);
        direct++;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!ask("union Event, Syslog | count").equals(List.of(List.of(String.valueOf(direct))))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the row did not come");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(200_000_000);
        }
    }

    /** The rows of an answer, each value as text; {@code null} for null. */
    List<List<String>> ask(String query) {
        Sink sink = new Sink();
        QueryReport report =
                queries.run(new QueryRequest(UUID.randomUUID(), query, TimeSpan.ALL, Optional.empty(), "test"), sink);
        if (report.broken().isPresent()) {
            throw new AssertionError(report.broken().get());
        }
        columns = sink.columns.stream()
                .map(column -> column.name() + ":" + column.type().kusto())
                .toList();
        return sink.rows;
    }

    /** The columns of the last answer, as {@code name:type}. */
    List<String> columns() {
        return columns;
    }

    private static final class Sink implements ResultSink {
        private final List<List<String>> rows = new ArrayList<>();
        private List<BoundQuery.Column> columns = List.of();

        @Override
        public void table(String name, List<BoundQuery.Column> some, Optional<BoundQuery.Render> render) {
            columns = some;
        }

        @Override
        public void row(ResultRow row) {
            List<String> texts = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                texts.add(row.isNull(i) ? "null" : text(row, i));
            }
            rows.add(texts);
        }

        private String text(ResultRow row, int column) {
            return switch (columns.get(column).type()) {
                case DATETIME -> Ticks.datetime(row.number(column));
                case TIMESPAN -> Ticks.timespan(row.number(column));
                case LONG, INT -> String.valueOf(row.number(column));
                case REAL -> RealText.of(row.real(column));
                case BOOL -> String.valueOf(row.truth(column));
                default -> row.text(column);
            };
        }
    }

    @Override
    public void close() {
        queries.close();
        lake.close();
        engine.close();
        journal.close();
    }
}
