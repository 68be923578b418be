package dev.purser.azure.table;

import dev.purser.event.AuditEvent;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.Kql;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.sql.DuckDb;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.RealText;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.record.Moments;
import dev.purser.lake.record.RowList;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowSink;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Tables in an engine of their own: rows in, Kusto's answers out. */
final class TableHouse implements AutoCloseable {
    private final Engine engine;
    private final Connection connection;
    private final Map<String, LakeTable> tables = new TreeMap<>();
    private final Catalog catalog;

    /**
     * @param now what {@code now()} gives
     */
    TableHouse(Path folder, List<LakeTable> all, List<StoredFunction> functions, Instant now) throws SQLException {
        engine = Engine.open(new EngineConfig(folder.resolve("engine"), Set.of(), 256L << 20, 2));
        connection = engine.connect();
        List<Table> known = new ArrayList<>();
        for (LakeTable table : all) {
            tables.put(table.name(), table);
            StoredColumns stored = StoredColumns.of(table);
            run(stored.create(table.name()));
            known.add(new Table(table.name(), '"' + table.name() + '"', stored.queried()));
        }
        catalog =
                Catalog.of(known.toArray(Table[]::new)).withFunctions(functions).withNow(Moments.ticks(now));
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Puts the event's rows into every table. */
    void add(AuditEvent event) throws SQLException {
        for (LakeTable table : tables.values()) {
            rows(table.name(), to -> table.rows().write(0, event, to));
        }
    }

    /** Puts rows into one table. */
    void rows(String name, Consumer<RowSink> rows) throws SQLException {
        RowList list = new RowList();
        rows.accept(list);
        List<Column> columns =
                tables.get(name).columns().stream().filter(Column::stored).toList();
        StringBuilder marks = new StringBuilder("?");
        columns.forEach(column -> marks.append(twofold(column) ? ", ?, ?" : ", ?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO \"" + name + "\" VALUES (" + marks + ")")) {
            for (List<Object> row : list.all()) {
                int at = 1;
                insert.setObject(at++, 0L);
                for (int i = 0; i < columns.size(); i++) {
                    Column column = columns.get(i);
                    Object value = row.get(i) == null && column.type() == KustoType.STRING ? "" : row.get(i);
                    if (twofold(column)) {
                        boolean fits = fits(column, (String) value);
                        insert.setObject(at++, fits ? value : null);
                        insert.setObject(at++, fits || "".equals(value) ? null : value);
                    } else {
                        insert.setObject(at++, value);
                    }
                }
                insert.executeUpdate();
            }
        }
    }

    private static boolean twofold(Column column) {
        return column.form() != Column.Form.PLAIN;
    }

    private static boolean fits(Column column, String value) {
        return value.matches(
                column.form() == Column.Form.GUID_TEXT
                        ? "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
                        : "(0|[1-9]\\d{0,11})\\.\\d{6}");
    }

    /** The columns of an answer, as {@code name:type}. */
    List<String> columns(String query) {
        return bound(query).columns().stream()
                .map(column -> column.name() + ":" + column.type().kusto())
                .toList();
    }

    private BoundQuery.Table bound(String query) {
        BoundQuery bound = Kql.bind(query, catalog);
        if (!bound.sound()) {
            throw new AssertionError(query + ": " + bound.problems());
        }
        return bound.tables().getFirst();
    }

    /** The rows of an answer, each value as text; {@code null} for null. */
    List<List<String>> ask(String query) throws SQLException {
        List<BoundQuery.Column> columns = bound(query).columns();
        String sql = Kql.translate(Kql.bind(query, catalog), DuckDb.DIALECT, catalog)
                .sql()
                .getFirst();
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.add(text(columns.get(i).type(), result, i + 1));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static String text(KustoType type, ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value == null) {
            return "null";
        }
        return switch (type) {
            case DATETIME -> Ticks.datetime(result.getLong(column));
            case REAL -> RealText.of(result.getDouble(column));
            default -> value.toString();
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        engine.close();
    }
}
