package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.plan.Rel;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.Table;
import dev.purser.kql.sql.DuckDb;
import dev.purser.kql.type.KustoType;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a table, only the columns that a query looks at are read; what it answers stays the same. */
class TestNarrow {
    private static final Catalog CATALOG = Catalog.of(
            new Table(
                    "T",
                    "(VALUES (1, 'x', 10, 1.5::DOUBLE), (2, 'y', 20, 2.5), (2, 'y', 30, 3.5)) AS t(a, b, c, d)",
                    List.of(
                            Table.Column.of("a", KustoType.LONG),
                            Table.Column.of("b", KustoType.STRING),
                            Table.Column.of("c", KustoType.LONG),
                            Table.Column.of("d", KustoType.REAL))),
            new Table("U", "(VALUES (7)) AS u(a)", List.of(Table.Column.of("a", KustoType.LONG))));

    /** The columns of all scans of T, sorted. */
    private static String read(String text) {
        TreeSet<String> columns = new TreeSet<>();
        BoundQuery bound = Kql.bind(text, CATALOG);
        Kql.translate(bound, DuckDb.DIALECT, CATALOG, (Rel.Scan scan) -> {
            if (scan.table().equals("T")) {
                scan.columns().forEach(col -> columns.add(col.name()));
            }
            return scan;
        });
        return String.join("", columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "T | where a > 1 | project b # ab",
                "T | extend e = c * 2, f = d | summarize sum(e) by b # bc",
                "T | extend e = c * 2 | count # ''",
                "T | sort by d | project a # ad",
                "T | top 1 by c | project a # ac",
                "T | distinct a # a",
                "T | join kind=inner (T | project a, d) on a | project b # ab",
                "T | where a in ((T | where c > 5 | project a)) | project b # abc",
                "T | extend m = toscalar(T | summarize max(d)) | project m # d",
                "union T, U | summarize max(a) # a",
                "T | summarize arg_max(c, *) by a | project b # abc",
                "T | as M | where a > 1 | union (M | project d) | project a # a",
                "let M = materialize(T); M | union (M | project d) | project a # abcd",
                "T # abcd"
            })
    void onlyWhatIsLookedAtIsRead(String text, String columns) {
        assertThat(read(text)).isEqualTo(columns);
    }

    @Test
    void rowsAreTheSame() {
        try (Engine engine = new Engine().with(CATALOG)) {
            assertThat(engine.run("T | extend e = 1 | count").rows()).containsExactly("3");
            assertThat(engine.run("T | summarize s = sum(c) | project z = 5").rows())
                    .containsExactly("5");
            assertThat(engine.run("T | summarize s = sum(c) | extend z = 5 | count")
                            .rows())
                    .containsExactly("1");
            assertThat(engine.run("T | distinct a, b | project b | sort by b asc")
                            .rows())
                    .containsExactly("x", "y");
            assertThat(engine.run("union T, U | count").rows()).containsExactly("4");
            assertThat(engine.run("T | summarize s = sum(c), n = count() by a, b | project n | sort by n asc")
                            .rows())
                    .containsExactly("1", "2");
            assertThat(engine.run("T | top 2 by c desc | summarize sum(a)").rows())
                    .containsExactly("4");
            assertThat(engine.run("T | summarize arg_max(c, *) by a | project d | sort by d asc")
                            .rows())
                    .containsExactly("1.5", "3.5");
        }
    }

    /** Without groups an extreme's row is the first of a sort; its answer is the aggregate's in each case. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "T | summarize arg_max(c, *) # 30|2|y|3.5",
                "T | summarize arg_min(c, *) | project a, b, c, d # 1|x|10|1.5",
                "T | summarize arg_max(b, c) | project b # y",
                "T | where a > 5 | summarize arg_max(c, *) | project isnull(c), b, isnull(d) # true||true",
                "T | extend k = iff(a > 0, long(null), c) | summarize arg_max(k, a) | project isnull(k), a > 0 # true|true",
                "T | extend k = iff(a > 1, long(null), c) | summarize arg_max(k, b) # 10|x",
                "T | extend k = iff(a > 1, long(null), c) | summarize arg_min(k, b) # 10|x",
                "T | summarize arg_max(d, a), n = count() | project a, n # 2|3",
                "T | summarize arg_max(c, *) by a | summarize arg_min(c, b) # 10|x"
            })
    void extremesOfOneKey(String text, String answer) {
        try (Engine engine = new Engine().with(CATALOG)) {
            assertThat(engine.run(text).rows()).containsExactly(answer);
        }
    }
}
