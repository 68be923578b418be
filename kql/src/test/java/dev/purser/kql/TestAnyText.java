package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.Table;
import dev.purser.kql.sql.DuckDb;
import dev.purser.kql.sql.Trino;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problem;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any text whatsoever gives a query or problems with places, never an exception, and in bounded time and depth. */
class TestAnyText {
    private static final Catalog CATALOG = Catalog.of(Table.of(
            "T",
            Table.Column.of("a", KustoType.LONG),
            Table.Column.of("b", KustoType.STRING),
            Table.Column.of("d", KustoType.DYNAMIC)));

    private static void check(String query) {
        BoundQuery bound = Kql.bind(query, CATALOG);
        for (Problem problem : bound.problems()) {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.offset()).isBetween(0, query.length());
            assertThat(problem.full()).isNotBlank();
        }
        assertThat(Kql.translate(bound, DuckDb.DIALECT, CATALOG)).isNotNull();
        assertThat(Kql.translate(bound, Trino.DIALECT, CATALOG)).isNotNull();
    }

    @Property(tries = 2000)
    void anyText(@ForAll String text) {
        check(text);
    }

    @Property(tries = 5000)
    void anyTokens(@ForAll("tokens") List<String> tokens) {
        check(String.join(" ", tokens));
    }

    @Property(tries = 2000)
    void anyTokensAfterATable(@ForAll("tokens") List<String> tokens) {
        check("T | " + String.join(" ", tokens));
    }

    @Provide
    Arbitrary<List<String>> tokens() {
        return Arbitraries.of(
                        "T",
                        "|",
                        "where",
                        "a",
                        "b",
                        "d",
                        "==",
                        "(",
                        ")",
                        "[",
                        "]",
                        "{",
                        "}",
                        "'x'",
                        "\"y",
                        "1",
                        "1h",
                        "0x",
                        "datetime(",
                        "let",
                        "=",
                        ";",
                        ",",
                        "summarize",
                        "by",
                        "count",
                        "()",
                        "sum",
                        "project",
                        "-",
                        "extend",
                        "join",
                        "kind",
                        "on",
                        "$left",
                        ".",
                        "*",
                        "..",
                        "between",
                        "in",
                        "has",
                        "union",
                        "dynamic({",
                        "mv-expand",
                        "mv-apply",
                        "parse",
                        "with",
                        "print",
                        "range",
                        "from",
                        "to",
                        "step",
                        "sort",
                        "nulls",
                        "first",
                        "top",
                        "@'",
                        "```",
                        "//",
                        "\n",
                        "toscalar",
                        "materialize",
                        "as",
                        "search",
                        "find",
                        "evaluate",
                        "bag_unpack",
                        "make-series",
                        "default",
                        "typeof",
                        "!",
                        "~",
                        "and",
                        "or",
                        "not",
                        "\u0000",
                        "é",
                        "#",
                        "1e9",
                        "99999999999999999999",
                        "let f=(x:long){x}",
                        "f(1)",
                        "invoke",
                        "render",
                        "partition",
                        "datatable(a:long)[1]",
                        "top-nested",
                        "set",
                        "declare",
                        "case",
                        "matches",
                        "regex",
                        "{0}",
                        "'{1}'",
                        "parse-kv",
                        "lookup",
                        "serialize",
                        "row_number()")
                .list()
                .ofMaxSize(16);
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void monstersAreLimitsOrAnswers(String query) {
        check(query);
    }

    static List<String> monsters() {
        return List.of(
                "print " + "(".repeat(10_000) + "1" + ")".repeat(10_000),
                "print " + "1+".repeat(100_000) + "1",
                "print " + "-".repeat(100_000) + "1",
                "T | where " + "a == 1 or ".repeat(90_000) + "a == 2",
                "T " + "| where a == 1 ".repeat(70_000),
                "print '" + "x".repeat(1 << 20) + "'",
                "print dynamic(" + "[".repeat(50_000) + "]".repeat(50_000) + ")",
                "print d=dynamic({})" + ".a".repeat(50_000),
                "print " + "[".repeat(100_000),
                "T | join (".repeat(5_000) + "T",
                "T | where b matches regex '" + "(".repeat(5_000) + "a" + ")".repeat(5_000) + "'",
                "datatable(a:long)[" + "1,".repeat(200_000) + "1]",
                "range x from 1 to 1000000000000 step 1",
                doubling("let a0 = T;", "let a%d = union a%d, a%d;", "a40"),
                doubling("let a0 = 'x';", "let a%d = strcat(a%d, a%d);", "print a40"));
    }

    private static String doubling(String first, String step, String last) {
        StringBuilder query = new StringBuilder(first);
        IntStream.rangeClosed(1, 40).forEach(i -> query.append(step.formatted(i, i - 1, i - 1)));
        return query.append(last).toString();
    }

    @org.junit.jupiter.api.Test
    void aRangeTooLongIsALimit() {
        assertThat(Kql.bind("range x from 1 to 1000000000000 step 1", CATALOG).problems())
                .extracting(Problem::kind)
                .containsExactly(Problem.Kind.LIMIT);
    }

    @org.junit.jupiter.api.Test
    void whatAQueryHoldsReachesSqlOnlyQuoted() {
        String evil = "'; DROP TABLE T; -- {0}{1}{filter}";
        BoundQuery bound =
                Kql.bind("T | where b has \"" + evil + "\" | project ['x\"; drop'] = \"" + evil + "\"", CATALOG);
        String sql = Kql.translate(bound, DuckDb.DIALECT, CATALOG).sql().getFirst();
        assertThat(sql).contains("'''; DROP TABLE T; -- {0}{1}{filter}'").contains("\"x\"\"; drop\"");
    }
}
