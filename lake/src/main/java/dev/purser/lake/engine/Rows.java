package dev.purser.lake.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/**
 * A statement's answer while it is made, a few thousand rows at a time; never the whole of it is in memory. For one
 * thread; another may close the connection meanwhile, which ends what runs and makes {@link #next} fail.
 *
 * <p>The driver's own {@code ResultSet} will not do: with streaming it loses the reason of what fails before the first
 * row, and a fetch from it cannot be interrupted.
 */
public final class Rows implements AutoCloseable {
    private static final MethodHandle ERROR = error();

    private final DuckDBPreparedStatement statement;
    private final DuckDBChunkedResult result;

    private Rows(DuckDBPreparedStatement statement, DuckDBChunkedResult result) {
        this.statement = statement;
        this.result = result;
    }

    /** The reason for the end of an answer, which the driver knows and asks itself only before the first row. */
    private static MethodHandle error() {
        try {
            return MethodHandles.privateLookupIn(DuckDBChunkedResult.class, MethodHandles.lookup())
                    .findVirtual(DuckDBChunkedResult.class, "checkError", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("this driver is not the one that the lake was made for", e);
        }
    }

    /**
     * Begins to run a statement.
     *
     * @throws SQLException if it cannot be run, or fails before its first row
     */
    public static Rows of(Connection connection, String sql) throws SQLException {
        DuckDBPreparedStatement statement = connection.prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
        try {
            return new Rows(statement, statement.query());
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }

    /**
     * The next rows are there.
     *
     * @return false at the end
     * @throws SQLException if the statement failed
     */
    public boolean next() throws SQLException {
        try {
            if (result.nextChunk()) {
                return true;
            }
            ERROR.invokeExact(result);
            return false;
        } catch (SQLException e) {
            throw e;
        } catch (IllegalStateException e) {
            throw new SQLException("the connection was closed", e);
        } catch (Throwable e) {
            throw new SQLException(e);
        }
    }

    /** The rows that came last, until {@link #next} is called again. */
    public DuckDBDataChunkReader chunk() {
        return result.chunk();
    }

    @Override
    public void close() throws SQLException {
        try {
            result.close();
        } finally {
            statement.close();
        }
    }
}
