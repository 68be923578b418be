package dev.purser.lake.engine;

import dev.purser.kql.host.HostFunction;
import dev.purser.kql.host.HostFunctions;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/** Kusto's functions that DuckDB lacks, and what rows are fed by, put into its catalogue: from then on every connection to it has them. */
final class EngineFunctions {
    private EngineFunctions() {}

    static void register(Connection connection) throws SQLException {
        for (HostFunction function : HostFunctions.all()) {
            try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
                builder.withName(function.sqlName());
                for (char kind : function.params().toCharArray()) {
                    builder.withParameter(type(kind));
                }
                builder.withReturnType(type(function.result()));
                builder.withVectorizedFunction((in, out) -> {
                    int width = function.params().length();
                    DuckDBReadableVector[] vectors = new DuckDBReadableVector[width];
                    for (int i = 0; i < width; i++) {
                        vectors[i] = in.vector(i);
                    }
                    Object[] args = new Object[width];
                    for (long row = 0; row < in.rowCount(); row++) {
                        for (int i = 0; i < width; i++) {
                            args[i] = value(vectors[i], row, function.params().charAt(i));
                        }
                        put(out, row, function.call(args));
                    }
                });
                builder.register(connection);
            }
        }
        RowFeed.register(connection);
    }

    private static Class<?> type(char kind) {
        return switch (HostFunction.type(kind)) {
            case LONG -> Long.class;
            case REAL -> Double.class;
            case BOOL -> Boolean.class;
            default -> String.class;
        };
    }

    private static Object value(DuckDBReadableVector vector, long row, char kind) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (HostFunction.type(kind)) {
            case LONG -> vector.getLong(row);
            case REAL -> vector.getDouble(row);
            case BOOL -> vector.getBoolean(row);
            default -> vector.getString(row);
        };
    }

    private static void put(DuckDBWritableVector out, long row, Object value) {
        switch (value) {
            case null -> out.setNull(row);
            case Long number -> out.setLong(row, number);
            case Double number -> out.setDouble(row, number);
            case Boolean truth -> out.setBoolean(row, truth);
            default -> out.setString(row, value.toString());
        }
    }
}
