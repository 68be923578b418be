package dev.purser.cli.query.offline;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parquet files, asked where they lie. */
final class ParquetFiles {
    private static final String EPOCH = "621355968000000000";
    private static final String YEARS = " BETWEEN TIMESTAMP '0001-01-01' AND TIMESTAMP '9999-12-31 23:59:59.999999'";

    private ParquetFiles() {}

    /** Why the file is no Parquet, or {@code null} if it is. */
    static String fault(Connection engine, Path file) {
        try (Statement statement = engine.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT count(*) FROM parquet_metadata(" + LoadingEngine.quoted(file) + ")")) {
            found.next();
            return null;
        } catch (SQLException e) {
            return e.getMessage().lines().findFirst().orElse("unreadable");
        }
    }

    static OfflineTable.Part part(Connection engine, List<Path> files) {
        String relation = OfflineTable.relation(files);
        List<Table.Column> columns = new ArrayList<>();
        try (Statement statement = engine.createStatement();
                ResultSet found = statement.executeQuery("DESCRIBE SELECT * FROM " + relation)) {
            while (found.next()) {
                columns.add(column(found.getString(1), found.getString(2).toUpperCase(Locale.ROOT)));
            }
        } catch (SQLException e) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "the Parquet files do not fit together: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    "Give them as different tables.");
        }
        return new OfflineTable.Part(relation, columns);
    }

    private static Table.Column column(String name, String type) {
        String value = new PartColumn(name, KustoType.STRING).quoted();
        int bracket = type.indexOf('(');
        return switch (type.endsWith("]") ? "LIST" : bracket < 0 ? type : type.substring(0, bracket)) {
            case "BOOLEAN" -> new Table.Column(name, KustoType.BOOL, value);
            case "TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT" ->
                new Table.Column(name, KustoType.INT, "CAST(" + value + " AS INTEGER)");
            case "BIGINT" -> new Table.Column(name, KustoType.LONG, value);
            case "UINTEGER" -> new Table.Column(name, KustoType.LONG, "CAST(" + value + " AS BIGINT)");
            case "UBIGINT", "DECIMAL" ->
                new Table.Column(name, KustoType.DECIMAL, "TRY_CAST(" + value + " AS DECIMAL(38,18))");
            case "FLOAT", "DOUBLE", "HUGEINT", "UHUGEINT" ->
                new Table.Column(name, KustoType.REAL, "CAST(" + value + " AS DOUBLE)");
            case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP WITH TIME ZONE" ->
                new Table.Column(
                        name,
                        KustoType.DATETIME,
                        "CASE WHEN " + value + YEARS + " THEN epoch_us(CAST(" + value + " AS TIMESTAMP)) * 10 + "
                                + EPOCH + " END");
            case "TIMESTAMP_NS", "TIMESTAMPTZ_NS", "TIMESTAMP_NS WITH TIME ZONE" ->
                new Table.Column(name, KustoType.DATETIME, "epoch_ns(" + value + ") // 100 + " + EPOCH);
            case "TIME" -> new Table.Column(name, KustoType.TIMESPAN, "epoch_us(CAST(" + value + " AS INTERVAL)) * 10");
            case "INTERVAL" -> new Table.Column(name, KustoType.TIMESPAN, "epoch_us(" + value + ") * 10");
            case "UUID" -> new Table.Column(name, KustoType.GUID, value);
            case "JSON" -> new Table.Column(name, KustoType.DYNAMIC, value);
            case "STRUCT", "LIST", "MAP", "UNION", "VARIANT" ->
                new Table.Column(name, KustoType.DYNAMIC, "to_json(" + value + ")");
            case "BLOB" -> new Table.Column(name, KustoType.STRING, "coalesce(to_base64(" + value + "), '')");
            default -> new Table.Column(name, KustoType.STRING, "coalesce(CAST(" + value + " AS VARCHAR), '')");
        };
    }
}
