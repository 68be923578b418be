package dev.purser.lake.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/**
 * Rows that Java holds, as a table function of the engine's: a column of some thousand values crosses over in one call, where
 * an appender takes one for each text, and the engine plans one statement for all of them. A feed is known by its number, in
 * all engines of the process. Thread-safe; a feed is read by one thread at a time, which may be one of the engine's own.
 */
public final class RowFeed {
    private static final String FUNCTION = "lake_fed_rows";
    private static final Map<Long, Source> SOURCES = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private RowFeed() {}

    /** What a feed gives. */
    public interface Source {
        int columns();

        DuckDBColumnType type(int column);

        /** Begins to read: each statement that is run reads all rows once, in their order. */
        Rows read();
    }

    /** Rows that are being read. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Writes the next rows, at most {@code to.capacity()}.
         *
         * @return how many; 0 at the end
         */
        int next(DuckDBDataChunkWriter to);
    }

    /**
     * Makes a source known.
     *
     * @return its number, to be given to {@link #close}
     */
    public static long open(Source source) {
        long number = NUMBERS.incrementAndGet();
        SOURCES.put(number, source);
        return number;
    }

    public static void close(long number) {
        SOURCES.remove(number);
    }

    /** The name that a column has in {@link #relation}. */
    public static String column(int column) {
        return "c" + column;
    }

    /** SQL for a feed's rows. */
    public static String relation(long number) {
        return FUNCTION + '(' + number + ')';
    }

    static void register(Connection connection) throws SQLException {
        try (DuckDBTableFunctionBuilder builder = DuckDBFunctions.tableFunction()) {
            builder.withName(FUNCTION)
                    .withParameter(Long.class)
                    .withFunction(new Function())
                    .register(connection);
        }
    }

    private static final class Function implements DuckDBTableFunction<Source, Rows, Object> {
        @Override
        public Source bind(DuckDBTableFunctionBindInfo info) throws SQLException {
            long number = info.getParameter(0).getLong();
            Source source = SOURCES.get(number);
            if (source == null) {
                throw new SQLException("no rows are fed under the number " + number);
            }
            for (int i = 0; i < source.columns(); i++) {
                info.addResultColumn(column(i), source.type(i));
            }
            return source;
        }

        @Override
        public Rows init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return info.<Source>getBindData().read();
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter to) {
            return info.<Rows>getInitData().next(to);
        }
    }
}
