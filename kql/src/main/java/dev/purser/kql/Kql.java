package dev.purser.kql;

import dev.purser.kql.bind.Binder;
import dev.purser.kql.plan.Rel;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.sql.SqlDialect;
import dev.purser.kql.sql.SqlFailure;
import dev.purser.kql.sql.SqlWriter;
import dev.purser.kql.syntax.Op;
import dev.purser.kql.syntax.Parser;
import dev.purser.kql.syntax.Statement;
import dev.purser.kql.type.Problem;
import dev.purser.kql.type.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The way in: text to a bound query, and that to SQL. Nothing here throws for what a query's text holds. */
public final class Kql {
    private Kql() {}

    /** SQL for each table of an answer, or what is wrong. */
    public record Translation(List<String> sql, List<Problem> problems) {}

    /** What is wrong with a query's form; empty where nothing is. */
    public static List<Problem> check(String query) {
        Problems problems = new Problems(query);
        Parser.parse(problems);
        return problems.all();
    }

    /** A query bound against a catalogue. */
    public static BoundQuery bind(String query, Catalog catalog) {
        Problems problems = new Problems(query);
        if (query.length() > catalog.limits().queryLength()) {
            problems.limit(
                    "LIM0000",
                    0,
                    0,
                    "The query is longer than " + catalog.limits().queryLength() + " characters");
            return failed(query, problems);
        }
        List<Statement> statements = Parser.parse(problems);
        if (!problems.none()) {
            return failed(query, problems);
        }
        Binder.Answer answer = Binder.bind(statements, catalog, problems);
        if (!problems.none()) {
            return failed(query, problems);
        }
        List<BoundQuery.Table> tables = answer.tables().stream()
                .map(table -> BoundQuery.Table.of(
                        table.rel(), table.columns(), table.render().map(Kql::render)))
                .toList();
        return new BoundQuery(query, tables, List.of(), answer.warnings(), answer.options());
    }

    private static BoundQuery failed(String query, Problems problems) {
        return new BoundQuery(query, List.of(), problems.all(), List.of(), Map.of());
    }

    private static BoundQuery.Render render(Op.Render render) {
        return new BoundQuery.Render(render.chart(), Map.copyOf(render.properties()));
    }

    /** The SQL of a sound query's tables. What the engine cannot do, or a limit forbids, comes back as a problem. */
    public static Translation translate(BoundQuery query, SqlDialect dialect, Catalog catalog) {
        return translate(query, dialect, catalog, UnaryOperator.identity());
    }

    /**
     * As {@link #translate(BoundQuery, SqlDialect, Catalog)}, reading each table as {@code tables} says.
     *
     * @param tables gives, for each scan of a plan, one of the same columns whose source may be narrower, such as by
     *     {@code plan.TimeBounds}
     */
    public static Translation translate(
            BoundQuery query, SqlDialect dialect, Catalog catalog, UnaryOperator<Rel.Scan> tables) {
        if (!query.sound()) {
            return new Translation(List.of(), query.problems());
        }
        try {
            List<String> sql = query.tables().stream()
                    .map(table -> SqlWriter.write(
                            table.plan(), dialect, catalog.limits().sqlLength(), tables))
                    .toList();
            return new Translation(sql, List.of());
        } catch (SqlFailure failure) {
            Problem problem = new Problem(
                    failure.limit() ? Problem.Kind.LIMIT : Problem.Kind.SEMANTIC,
                    failure.limit() ? "LIM0007" : "SEM0002",
                    "",
                    failure.getMessage(),
                    0,
                    0,
                    1,
                    1,
                    "",
                    Optional.empty(),
                    Optional.empty());
            return new Translation(List.of(), List.of(problem));
        }
    }

    /** The SQL of one plan, for a schema probe. */
    public static String sql(Rel plan, SqlDialect dialect) {
        return sql(plan, dialect, UnaryOperator.identity());
    }

    /**
     * The SQL of one plan, for a schema probe, reading each table as {@code tables} says.
     *
     * @throws SqlFailure if the engine cannot do it
     */
    public static String sql(Rel plan, SqlDialect dialect, UnaryOperator<Rel.Scan> tables) {
        return SqlWriter.write(plan, dialect, Integer.MAX_VALUE, tables);
    }
}
