package dev.purser.lake.query;

import dev.purser.kql.BoundQuery;
import dev.purser.kql.Kql;
import dev.purser.kql.plan.PlanText;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.plan.TimeBounds;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.sql.DuckDb;
import dev.purser.kql.sql.SqlFailure;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.LakeError;
import dev.purser.lake.engine.Rows;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One query on one snapshot, by one thread of the pool. */
final class QueryRun {
    private static final int PROBED = 10_000;

    private final RunningQuery running;
    private final QueryConfig config;
    private final Snapshot snapshot;
    private final QueryTables tables;
    private final String text;
    private final long now;
    private long rows;
    private long bytes;
    private Duration translating = Duration.ZERO;

    QueryRun(RunningQuery running, QueryConfig config, Snapshot snapshot, QueryRequest request, long now) {
        this.running = running;
        this.config = config;
        this.snapshot = snapshot;
        this.tables = new QueryTables(snapshot, request.within());
        this.text = request.text();
        this.now = now;
        running.uses(snapshot.connection());
    }

    private record Translated(BoundQuery query, List<String> sql) {}

    Catalog catalog() {
        return new Catalog(tables.all(), Map.of(), now, config.limits(), Optional.of(this::probe))
                .withFunctions(snapshot.functions());
    }

    private Translated translate() {
        long start = System.nanoTime();
        Catalog catalog = catalog();
        BoundQuery query = Kql.bind(text, catalog);
        if (!query.sound()) {
            throw QueryException.of(query.problems());
        }
        List<String> sql = new ArrayList<>();
        for (BoundQuery.Table table : query.tables()) {
            BoundQuery one = new BoundQuery(text, List.of(table), List.of(), query.warnings(), query.options());
            Kql.Translation translation = Kql.translate(one, DuckDb.DIALECT, catalog, tables.reading(table.plan()));
            if (!translation.problems().isEmpty()) {
                throw QueryException.of(translation.problems());
            }
            sql.add(readable(translation.sql().getFirst(), table.columns()));
        }
        translating = Duration.ofNanos(System.nanoTime() - start);
        running.check();
        return new Translated(query, sql);
    }

    /** The engine hands guids out as text only. */
    private static String readable(String sql, List<BoundQuery.Column> columns) {
        if (columns.stream().noneMatch(column -> column.type() == KustoType.GUID)) {
            return sql;
        }
        StringBuilder out = new StringBuilder("SELECT ");
        for (int i = 0; i < columns.size(); i++) {
            String column = "#" + (i + 1);
            out.append(i == 0 ? "" : ", ")
                    .append(columns.get(i).type() == KustoType.GUID ? "CAST(" + column + " AS VARCHAR)" : column);
        }
        return out.append(" FROM (").append(sql).append(") AS t").toString();
    }

    Explanation explain() {
        Translated translated = translate();
        List<Explanation.Table> explained = new ArrayList<>();
        for (int i = 0; i < translated.sql().size(); i++) {
            explained.add(new Explanation.Table(
                    PlanText.of(translated.query().tables().get(i).plan()),
                    translated.sql().get(i)));
        }
        return new Explanation(explained, translated.query().warnings());
    }

    /** Runs it into the sink. Fails before the first row, or reports what broke after it. */
    QueryReport run(ResultSink sink, Duration waited) {
        long start = System.nanoTime();
        List<String> warnings = List.of();
        List<String> read = List.of();
        Optional<QueryException> broken = Optional.empty();
        try {
            Translated translated = translate();
            warnings = translated.query().warnings();
            read = translated.query().tables().stream()
                    .flatMap(table -> TimeBounds.of(table.plan(), Map.of()).keySet().stream())
                    .map(Rel.Scan::table)
                    .distinct()
                    .sorted()
                    .toList();
            for (int i = 0; i < translated.sql().size(); i++) {
                table(translated.query().tables().get(i), translated.sql().get(i), i, sink);
            }
        } catch (QueryException e) {
            if (rows == 0) {
                throw e;
            }
            broken = Optional.of(e);
        }
        Duration ran = Duration.ofNanos(System.nanoTime() - start).minus(translating);
        return new QueryReport(rows, translating, ran, waited, 0, warnings, broken, read);
    }

    private void table(BoundQuery.Table table, String sql, int place, ResultSink sink) {
        try (Rows result = begin(sql)) {
            boolean more = next(result);
            running.gave();
            sink.table(place == 0 ? "PrimaryResult" : "Table_" + place, table.columns(), table.render());
            ChunkRow row = new ChunkRow(table.columns());
            while (more) {
                row.chunk(result.chunk());
                long size = result.chunk().rowCount();
                for (long i = 0; i < size; i++) {
                    give(row, i, sink);
                }
                more = next(result);
            }
            bytes += row.bytes();
        } catch (IOException e) {
            throw QueryException.of(LakeError.QUERY_CANCELLED, "nobody reads the answer any more");
        } catch (SQLException e) {
            running.check();
            throw EngineFailure.of(e);
        }
    }

    private void give(ChunkRow row, long place, ResultSink sink) throws IOException {
        running.check();
        if (rows == config.rows()) {
            throw QueryException.of(
                    LakeError.QUERY_LIMIT,
                    "the answer was cut after " + config.rows() + " rows, the most that it may have");
        }
        if (bytes + row.bytes() >= config.bytes()) {
            throw QueryException.of(
                    LakeError.QUERY_LIMIT,
                    "the answer was cut after " + rows + " rows, as it may have at most " + config.bytes() + " bytes");
        }
        rows++;
        row.row(place);
        sink.row(row);
    }

    private Rows begin(String sql) throws SQLException {
        running.enter();
        Rows begun = null;
        try {
            begun = Rows.of(snapshot.connection(), sql);
        } finally {
            left(begun);
        }
        return begun;
    }

    /** A query that was stopped while it began leaves nothing open. */
    private void left(Rows begun) throws SQLException {
        try {
            running.leave();
        } catch (QueryException e) {
            if (begun != null) {
                begun.close();
            }
            throw e;
        }
    }

    private boolean next(Rows result) throws SQLException {
        running.enter();
        try {
            return result.next();
        } finally {
            running.leave();
        }
    }

    /** Runs a plan while the text is bound. */
    private List<List<String>> probe(Rel plan) {
        String sql;
        try {
            sql = Kql.sql(plan, DuckDb.DIALECT, tables.reading(plan));
        } catch (SqlFailure e) {
            throw QueryException.of(LakeError.QUERY_LIMIT, e.getMessage());
        }
        List<BoundQuery.Column> columns = plan.columns().stream()
                .map(col -> new BoundQuery.Column(col.name(), col.type()))
                .toList();
        List<List<String>> cells = new ArrayList<>();
        ChunkRow row = new ChunkRow(columns);
        try (Rows result = begin(readable(sql, columns))) {
            while (cells.size() < PROBED && next(result)) {
                row.chunk(result.chunk());
                long size = result.chunk().rowCount();
                for (long i = 0; i < size && cells.size() < PROBED; i++) {
                    row.row(i);
                    cells.add(texts(row, columns));
                }
            }
        } catch (SQLException e) {
            running.check();
            throw EngineFailure.of(e);
        }
        return cells;
    }

    private static List<String> texts(ChunkRow row, List<BoundQuery.Column> columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            cells.add(row.isNull(i) ? null : text(row, i, columns.get(i).type()));
        }
        return cells;
    }

    private static String text(ChunkRow row, int column, KustoType type) {
        return switch (type) {
            case BOOL -> String.valueOf(row.truth(column));
            case INT, LONG, DATETIME, TIMESPAN -> String.valueOf(row.number(column));
            case REAL -> String.valueOf(row.real(column));
            default -> row.text(column);
        };
    }
}
