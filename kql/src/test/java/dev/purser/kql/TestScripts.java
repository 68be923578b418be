package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Queries and what Kusto answers, executed on DuckDB. In the scripts: {@code #} a title, a query, {@code :} the columns,
 * {@code =} a row ({@code =} alone: no row), {@code !} the editor's number of the error expected.
 */
class TestScripts {
    /** The scripts of queries and answers. */
    static final List<String> ALL = List.of(
            "traps",
            "operators",
            "tabular",
            "parsing",
            "aggregates",
            "engine",
            "sequences",
            "plugins",
            "graphs",
            "several");

    /** The scripts of expressions and values. */
    static final List<String> FUNCTIONS = List.of("functions", "functions-rare", "functions-geo");

    private static Engine engine;

    record Case(String title, String query, String columns, List<String> rows, String error) {}

    @BeforeAll
    static void open() {
        engine = new Engine();
        engine.execute("CREATE TABLE T AS SELECT * FROM (VALUES "
                + "(1::BIGINT, 'A/b', 5::BIGINT, 1.5::DOUBLE, 638500000000000000::BIGINT, '{\"k\":1,\"l\":[1,2]}'::JSON, true), "
                + "(2, 'c d', 7, 'nan', 638500864000000000, '[\"x\"]', false), "
                + "(3, NULL, NULL, NULL, NULL, NULL, NULL)) AS t(id, s, n, r, t, d, f)");
        engine.with(Catalog.of(Table.of(
                "T",
                Table.Column.of("id", KustoType.LONG),
                Table.Column.of("s", KustoType.STRING),
                Table.Column.of("n", KustoType.LONG),
                Table.Column.of("r", KustoType.REAL),
                Table.Column.of("t", KustoType.DATETIME),
                Table.Column.of("d", KustoType.DYNAMIC),
                Table.Column.of("f", KustoType.BOOL))));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    @TestFactory
    Stream<DynamicTest> everyAnswer() throws IOException {
        List<DynamicTest> all = new ArrayList<>();
        for (String script : ALL) {
            tests(script).forEach(all::add);
        }
        return all.stream();
    }

    @TestFactory
    Stream<DynamicTest> everyError() throws IOException {
        return tests("errors");
    }

    /** One expression a line: {@code expression => value}. */
    @TestFactory
    Stream<DynamicTest> everyFunction() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String script : FUNCTIONS) {
            all.append(read(script));
        }
        return all.toString().lines().filter(line -> line.contains(" => ")).map(line -> {
            int arrow = line.lastIndexOf(" => ");
            String expr = line.substring(0, arrow);
            return DynamicTest.dynamicTest(expr, () -> {
                Engine.Answer answer = engine.run("print x = " + expr);
                assertThat(answer.problems()).isEmpty();
                assertThat(answer.rows()).containsExactly(line.substring(arrow + 4));
            });
        });
    }

    private static Stream<DynamicTest> tests(String script) throws IOException {
        return cases(read(script)).stream()
                .map(one -> DynamicTest.dynamicTest(one.title() + ": " + one.query(), () -> check(one)));
    }

    private static void check(Case one) {
        Engine.Answer answer = engine.run(one.query());
        if (!one.error().isEmpty()) {
            assertThat(answer.problems()).extracting(Problem::editorCode).contains(one.error());
            assertThat(answer.problems()).allSatisfy(problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank();
            });
            return;
        }
        assertThat(answer.problems()).isEmpty();
        if (!one.columns().isEmpty()) {
            assertThat(answer.columns()).isEqualTo(one.columns());
        }
        assertThat(answer.rows()).containsExactlyElementsOf(one.rows());
    }

    static List<Case> cases(String text) {
        List<Case> cases = new ArrayList<>();
        String title = "";
        String query = "";
        String columns = "";
        String error = "";
        List<String> rows = new ArrayList<>();
        for (String line : (text + "\n# ").lines().toList()) {
            if (line.startsWith("# ") && !query.isEmpty()) {
                cases.add(new Case(title, query.strip(), columns, List.copyOf(rows), error));
                query = "";
                columns = "";
                error = "";
                rows.clear();
            }
            switch (line.isEmpty() ? ' ' : line.charAt(0)) {
                case '#' -> title = line.substring(1).strip();
                case ':' -> columns = line.substring(2);
                case '!' -> error = line.substring(2);
                case '=' -> {
                    if (line.startsWith("= ")) {
                        rows.add(line.substring(2));
                    }
                }
                default -> query += line + "\n";
            }
        }
        return cases;
    }

    static String read(String script) throws IOException {
        try (InputStream in = TestScripts.class.getResourceAsStream("/kql/" + script + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
