package dev.purser.cli.query.offline;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.RowSink;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes rows into Parquet files, a new one whenever so many rows are together. For one thread. */
final class PartWriter implements RowSink, AutoCloseable {
    /** A failure of the engine's, out of a call that declares none. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private static final int ROWS = 250_000;
    private static final long CHARACTERS = 128L << 20;

    private final DuckDBConnection connection;
    private final Path folder;
    private final String name;
    private final List<PartColumn> columns;
    private final List<Path> files = new ArrayList<>();
    private DuckDBAppender rows;
    private int column;
    private int count;
    private long characters;

    /**
     * @param name differs from every other writer's of the engine
     */
    PartWriter(LoadingEngine engine, String name, List<PartColumn> columns) throws SQLException {
        connection = engine.connect();
        folder = engine.parts();
        this.name = name;
        this.columns = columns;
        begin();
    }

    private void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<String> definitions =
                    columns.stream().map(PartColumn::definition).toList();
            statement.execute("CREATE OR REPLACE TABLE " + name + " (" + String.join(", ", definitions) + ")");
        }
        rows = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, name);
        count = 0;
        characters = 0;
    }

    private KustoType next() throws SQLException {
        if (column == 0) {
            rows.beginRow();
        }
        return columns.get(column++).type();
    }

    @Override
    public void text(String value) {
        if (value == null) {
            none();
            return;
        }
        try {
            switch (next()) {
                case GUID -> rows.append(UUID.fromString(value));
                case DECIMAL -> rows.append(new BigDecimal(value));
                case STRING, DYNAMIC, UNKNOWN -> {
                    rows.append(value);
                    characters += value.length();
                }
                default -> throw new IllegalArgumentException("no text belongs into " + columns.get(column - 1));
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public void number(long value) {
        try {
            if (next() == KustoType.INT) {
                rows.append((int) value);
            } else {
                rows.append(value);
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public void real(double value) {
        try {
            next();
            rows.append(value);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public void truth(boolean value) {
        try {
            next();
            rows.append(value);
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public void none() {
        try {
            if (next() == KustoType.STRING) {
                rows.append("");
            } else {
                rows.appendNull();
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    @Override
    public void end() {
        try {
            rows.endRow();
            column = 0;
            if (++count >= ROWS || characters >= CHARACTERS) {
                write();
                begin();
            }
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    private void write() throws SQLException {
        rows.close();
        Path file = folder.resolve(name + "-" + files.size() + ".parquet");
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY " + name + " TO " + LoadingEngine.quoted(file)
                    + " (FORMAT parquet, COMPRESSION lz4_raw, ROW_GROUP_SIZE " + ROWS + ")");
        }
        files.add(file);
    }

    /** Writes what is left, and gives all files in order: at least one, which may have no rows. */
    List<Path> finish() throws SQLException {
        if (count > 0 || files.isEmpty()) {
            write();
        }
        return List.copyOf(files);
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
        }
    }
}
