package dev.purser.cli.query.output;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.query.ResultRow;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Apache Parquet, one file a table. A datetime is a TIMESTAMP of microseconds, or of nanoseconds where a value needs them
 * and all lie in their range; a timespan is Kusto's text; a guid is a UUID; a dynamic is JSON. Rows wait in a file beside
 * the temporary ones until the table ends.
 */
final class ParquetOutput implements Output {
    private final Target target;
    private final List<BoundQuery.Column> columns = new ArrayList<>();
    private Path folder;
    private DuckDBConnection database;
    private DuckDBAppender rows;
    private Lock hold;
    private int tables;

    ParquetOutput(Target target) {
        this.target = target;
    }

    @Override
    public void table(String name, List<BoundQuery.Column> its, Optional<BoundQuery.Render> render) throws IOException {
        end();
        if (tables > 0 && !target.apart()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the answer has several tables, and Parquet holds one a file",
                    "Write them to files with --to.");
        }
        tables++;
        columns.addAll(its);
        folder = Files.createTempDirectory("purser-answer");
        try {
            database = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("rows.duckdb"))
                    .unwrap(DuckDBConnection.class);
            try (Statement statement = database.createStatement()) {
                StringBuilder table = new StringBuilder("CREATE TABLE answer (");
                for (int i = 0; i < its.size(); i++) {
                    table.append(i == 0 ? "c" : ", c")
                            .append(i)
                            .append(' ')
                            .append(stored(its.get(i).type()));
                }
                statement.execute(table.append(')').toString());
            }
            rows = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "answer");
            // Rows come from the thread that runs the query, the end from the one that asked.
            hold = rows.unsafeBreakThreadConfinement();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static String stored(KustoType type) {
        return switch (type) {
            case BOOL -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG, DATETIME -> "BIGINT";
            case REAL -> "DOUBLE";
            case GUID -> "UUID";
            case DECIMAL, TIMESPAN, STRING, DYNAMIC, UNKNOWN -> "VARCHAR";
        };
    }

    @Override
    public void row(ResultRow row) throws IOException {
        hold.lock();
        try {
            rows.beginRow();
            for (int i = 0; i < columns.size(); i++) {
                if (row.isNull(i)) {
                    rows.appendNull();
                    continue;
                }
                KustoType type = columns.get(i).type();
                switch (type) {
                    case BOOL -> rows.append(row.truth(i));
                    case INT -> rows.append((int) row.number(i));
                    case LONG, DATETIME -> rows.append(row.number(i));
                    case REAL -> rows.append(row.real(i));
                    case GUID -> rows.append(UUID.fromString(row.text(i)));
                    case DECIMAL, TIMESPAN, STRING, DYNAMIC, UNKNOWN -> rows.append(Values.text(row, i, type));
                }
            }
            rows.endRow();
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            hold.unlock();
        }
    }

    private void end() throws IOException {
        if (folder == null) {
            return;
        }
        Path there = target.path(tables).orElse(folder.resolve("answer.parquet"));
        hold.lock();
        try (Connection open = database) {
            rows.flush();
            rows.close();
            copy(there);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            hold.unlock();
        }
        if (!target.apart()) {
            try (OutputStream out = target.stream(tables)) {
                Files.copy(there, out);
            }
            Files.delete(there);
        }
        drop();
    }

    private void copy(Path there) throws SQLException {
        StringBuilder select = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            select.append(i == 0 ? "" : ", ")
                    .append(written("c" + i, columns.get(i).type()))
                    .append(" AS \"")
                    .append(columns.get(i).name().replace("\"", "\"\""))
                    .append('"');
        }
        try (Statement statement = database.createStatement()) {
            statement.execute("COPY (SELECT " + select + " FROM answer) TO '"
                    + there.toString().replace("'", "''") + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    private String written(String column, KustoType type) throws SQLException {
        return switch (type) {
            case DATETIME -> moment(column);
            case DECIMAL -> "CAST(" + column + " AS DECIMAL(38,18))";
            case DYNAMIC -> "CAST(" + column + " AS JSON)";
            default -> column;
        };
    }

    /** Ticks of 100 ns since year 1 as a TIMESTAMP; nanoseconds reach from 1677-09-22 to 2262-04-11. */
    private String moment(String column) throws SQLException {
        boolean nanoseconds;
        try (Statement statement = database.createStatement();
                ResultSet found = statement.executeQuery("SELECT coalesce(bool_or(" + column
                        + " % 10 <> 0) AND bool_and(" + column
                        + " BETWEEN 529123104000000000 AND 713588832000000000), false) FROM answer")) {
            found.next();
            nanoseconds = found.getBoolean(1);
        }
        String sinceEpoch = "(" + column + " - 621355968000000000)";
        return nanoseconds ? "make_timestamp_ns(" + sinceEpoch + " * 100)" : "make_timestamp(" + sinceEpoch + " // 10)";
    }

    private void drop() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        folder = null;
        columns.clear();
    }

    @Override
    public void close() throws IOException {
        end();
    }
}
