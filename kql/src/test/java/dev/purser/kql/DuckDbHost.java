package dev.purser.kql;

import dev.purser.kql.host.HostFunction;
import dev.purser.kql.host.HostFunctions;
import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/** Registers the host functions with a DuckDB connection: what an embedder of the library writes once. */
public final class DuckDbHost {
    private DuckDbHost() {}

    public static void register(Connection connection) throws SQLException {
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
                    for (long row = 0; row < in.rowCount(); row++) {
                        Object[] args = new Object[width];
                        for (int i = 0; i < width; i++) {
                            args[i] = value(vectors[i], row, function.params().charAt(i));
                        }
                        put(out, row, function.call(args));
                    }
                });
                builder.register(connection);
            }
        }
    }

    private static Class<?> type(char kind) {
        return switch (Character.toLowerCase(kind)) {
            case 'l' -> Long.class;
            case 'd' -> Double.class;
            case 'b' -> Boolean.class;
            default -> String.class;
        };
    }

    private static Object value(DuckDBReadableVector vector, long row, char kind) {
        if (vector.isNull(row)) {
            return null;
        }
        return switch (Character.toLowerCase(kind)) {
            case 'l' -> vector.getLong(row);
            case 'd' -> vector.getDouble(row);
            case 'b' -> vector.getBoolean(row);
            default -> vector.getString(row);
        };
    }

    private static void put(DuckDBWritableVector out, long row, Object value) {
        switch (value) {
            case null -> out.setNull(row);
            case Long number -> out.setLong(row, number);
            case Double number -> out.setDouble(row, number);
            case Boolean bool -> out.setBoolean(row, bool);
            default -> out.setString(row, value.toString());
        }
    }
}
