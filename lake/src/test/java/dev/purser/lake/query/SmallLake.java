package dev.purser.lake.query;

import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two tables in an engine's memory. {@code Days} has ten days of a hundred rows each, from 2026-01-01, and is read by the
 * day; {@code Numbers} has a million rows. Counts the snapshots that are open, and remembers what stretches were asked for.
 */
final class SmallLake implements SnapshotSource, AutoCloseable {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    static final int DAYS = 10;
    /** In the middle of the last day. */
    static final long NOW = Ticks.ofDay(FIRST.plusDays(DAYS - 1)) + 12 * Ticks.HOUR;

    final Engine engine;
    final AtomicInteger open = new AtomicInteger();
    final List<TimeSpan> asked = new CopyOnWriteArrayList<>();
    /** Reads every day, whatever is asked. */
    volatile boolean whole;

    SmallLake(Path folder) {
        engine = Engine.open(new EngineConfig(folder, Set.of(), 256L << 20, 2));
        try (Connection connection = engine.connect();
                Statement statement = connection.createStatement()) {
            for (int day = 0; day < DAYS; day++) {
                long start = Ticks.ofDay(FIRST.plusDays(day));
                statement.execute("CREATE TABLE days" + day + " AS SELECT " + start + " + i * "
                        + Ticks.DAY / 100 + " AS \"Time\", i AS \"Number\", 'name ' || (i % 7) AS \"Name\", '{\"day\":"
                        + day + ",\"list\":[1,2,3]}' AS \"Bag\", i % 2 = 0 AS \"Even\", i / 4.0::DOUBLE AS \"Real\","
                        + " uuid() AS \"Id\" FROM range(100) AS t(i)");
            }
            statement.execute(
                    "CREATE TABLE numbers AS SELECT i AS n, 'row number ' || i AS s FROM range(1000000) AS t(i)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Snapshot take() {
        open.incrementAndGet();
        Connection connection = engine.connect();
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new Moment(connection);
    }

    @Override
    public void close() {
        engine.close();
    }

    private final class Moment implements Snapshot {
        private final Connection connection;

        Moment(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public Map<String, Table> tables(TimeSpan within) {
            asked.add(within);
            List<String> legs = new ArrayList<>();
            for (int day = 0; day < DAYS; day++) {
                long start = Ticks.ofDay(FIRST.plusDays(day));
                if (whole || within.from() < start + Ticks.DAY && within.to() > start) {
                    legs.add("SELECT * FROM days" + day);
                }
            }
            String days = legs.isEmpty() ? "SELECT * FROM days0 WHERE false" : String.join(" UNION ALL ", legs);
            Table table = new Table(
                    "Days",
                    "(" + days + ") AS d",
                    List.of(
                            Table.Column.of("Time", KustoType.DATETIME),
                            Table.Column.of("Number", KustoType.LONG),
                            new Table.Column("Name", KustoType.STRING, "\"Name\""),
                            new Table.Column("Bag", KustoType.DYNAMIC, "CAST(\"Bag\" AS JSON)"),
                            Table.Column.of("Even", KustoType.BOOL),
                            Table.Column.of("Real", KustoType.REAL),
                            Table.Column.of("Id", KustoType.GUID)));
            Table numbers = new Table(
                    "Numbers",
                    "numbers",
                    List.of(Table.Column.of("n", KustoType.LONG), new Table.Column("s", KustoType.STRING, "s")));
            return Map.of("Days", table, "Numbers", numbers);
        }

        @Override
        public Map<String, String> timeColumns() {
            return Map.of("Days", "Time");
        }

        @Override
        public List<StoredFunction> functions() {
            return List.of(new StoredFunction("EvenDays", "()", "Days | where Even"));
        }

        @Override
        public void close() {
            open.decrementAndGet();
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
