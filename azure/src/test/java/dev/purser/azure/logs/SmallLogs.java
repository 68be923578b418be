package dev.purser.azure.logs;

import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.SnapshotSource;
import dev.purser.lake.query.TimeSpan;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tables in an engine's memory: a thousand logins a day, for ten days from 2024-05-22, a tenth of them of another registry
 * whose id begins as this one's and a tenth of a webhook of this one; and one row of no resource.
 */
final class SmallLogs implements SnapshotSource, AutoCloseable {
    private static final String RESOURCE = LogsHarness.WORKSPACE.registryId();

    private final Engine engine;

    SmallLogs(Path folder) {
        engine = Engine.open(new EngineConfig(folder, Set.of(), 256L << 20, 2));
        long start = Ticks.ofDay(LocalDate.of(2024, 5, 22));
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE logins AS SELECT " + start + " + i * " + Ticks.DAY / 1000
                    + " AS \"TimeGenerated\", 'user' || (i % 7) AS \"Identity\", uuid() AS \"Id\", i % 2 = 0 AS \"Ok\","
                    + " i / 4.0::DOUBLE AS \"Took\", i AS \"Number\", '{\"n\":' || i || '}' AS \"Bag\", '"
                    + RESOURCE.toLowerCase(Locale.ROOT) + "' || CASE i % 10 WHEN 0 THEN '2' WHEN 1 THEN '/webhooks/w'"
                    + " ELSE '' END AS \"_ResourceId\" FROM range(10000) AS t(i)");
            statement.execute("CREATE TABLE other AS SELECT 7 AS \"Number\"");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Snapshot take() {
        Connection connection = engine.connect();
        return new Snapshot() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public Map<String, Table> tables(TimeSpan within) {
                return Map.of(
                        "Logins",
                        new Table(
                                "Logins",
                                "logins",
                                List.of(
                                        Table.Column.of("TimeGenerated", KustoType.DATETIME),
                                        Table.Column.of("Identity", KustoType.STRING),
                                        Table.Column.of("Id", KustoType.GUID),
                                        Table.Column.of("Ok", KustoType.BOOL),
                                        Table.Column.of("Took", KustoType.REAL),
                                        Table.Column.of("Number", KustoType.LONG),
                                        new Table.Column("Bag", KustoType.DYNAMIC, "CAST(\"Bag\" AS JSON)"),
                                        Table.Column.of("_ResourceId", KustoType.STRING))),
                        "Other",
                        new Table("Other", "other", List.of(Table.Column.of("Number", KustoType.LONG))));
            }

            @Override
            public Map<String, String> timeColumns() {
                return Map.of("Logins", "TimeGenerated");
            }

            @Override
            public List<StoredFunction> functions() {
                return List.of();
            }

            @Override
            public void close() {
                try {
                    connection.close();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }

    @Override
    public void close() {
        engine.close();
    }
}
