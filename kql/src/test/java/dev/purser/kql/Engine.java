package dev.purser.kql;

import dev.purser.kql.plan.Rel;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.sql.DuckDb;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problem;
import dev.purser.kql.type.RealText;
import dev.purser.kql.type.Ticks;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries on a real DuckDB, their answers as text: a null is {@code null}, everything else as Kusto prints it. */
final class Engine implements AutoCloseable {
    private final Connection connection;
    private Catalog catalog = Catalog.of().withProbe(this::probe);

    Engine() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            DuckDbHost.register(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Engine with(Catalog other) {
        catalog = other.withProbe(this::probe);
        return this;
    }

    Catalog catalog() {
        return catalog;
    }

    void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private List<List<String>> probe(Rel plan) {
        List<List<String>> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(Kql.sql(plan, DuckDb.DIALECT))) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    record Answer(String columns, List<String> rows, List<Problem> problems) {}

    /** The first table's answer, or the problems. */
    Answer run(String query) {
        BoundQuery bound = Kql.bind(query, catalog);
        Kql.Translation translation = Kql.translate(bound, DuckDb.DIALECT, catalog);
        if (!translation.problems().isEmpty()) {
            return new Answer("", List.of(), translation.problems());
        }
        BoundQuery.Table table = bound.tables().getFirst();
        List<String> names = table.columns().stream()
                .map(col -> col.name() + ":" + col.type().kusto())
                .toList();
        String sql = translation.sql().getFirst();
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < table.columns().size(); i++) {
                    cells.add(
                            text(result.getObject(i + 1), table.columns().get(i).type()));
                }
                rows.add(String.join("|", cells));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query + "\n" + sql, e);
        }
        return new Answer(String.join(",", names), rows, List.of());
    }

    private static String text(Object value, KustoType type) {
        if (value == null) {
            return "null";
        }
        return switch (type) {
            case DATETIME -> Ticks.datetime((Long) value);
            case TIMESPAN -> Ticks.timespan((Long) value);
            case REAL -> RealText.of((Double) value);
            case DECIMAL ->
                new java.math.BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
            default -> value.toString();
        };
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
