package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.Table;
import dev.purser.kql.sql.DuckDb;
import dev.purser.kql.type.KustoType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A text that is kept as a number converts to what the text converts to. */
class TestStoredNumbers {
    private static final String TEXT = "coalesce(CAST(n AS VARCHAR), rest, '')";
    private static final List<String> RESTS =
            List.of("", "1.5", "-0.000000", "nan", "1e3", " 7 ", "none", "0x10", "1000000000000.000000", "1_0.000000");

    private static Catalog catalog(List<String> rows) {
        return Catalog.of(new Table(
                "T",
                "(VALUES " + String.join(", ", rows) + ") AS t(n, rest)",
                List.of(
                        new Table.Column("Kept", KustoType.STRING, TEXT, false, Optional.of("n")),
                        new Table.Column("Text", KustoType.STRING, TEXT))));
    }

    private static List<String> rows() {
        SplittableRandom random = new SplittableRandom(11);
        List<String> rows = new ArrayList<>();
        for (long edge : List.of(0L, 1L, -1L, 1L << 53, -(1L << 53), (1L << 53) + 1, 999_999_999_999_999_999L)) {
            rows.add(number(edge));
        }
        for (int i = 0; i < 2_000; i++) {
            rows.add(number(random.nextLong() % Math.powExact(10L, 1 + random.nextInt(18))));
        }
        RESTS.forEach(rest -> rows.add("(CAST(NULL AS DECIMAL(18,6)), '" + rest + "')"));
        return rows;
    }

    private static String number(long millionths) {
        return "(CAST('" + BigDecimal.valueOf(millionths, 6).toPlainString() + "' AS DECIMAL(18,6)), NULL)";
    }

    @Test
    void numbersAreThoseOfTheTexts() {
        List<String> rows = rows();
        try (Engine engine = new Engine().with(catalog(rows))) {
            for (String to : List.of("todouble", "toreal", "todecimal", "tolong", "toint", "tobool")) {
                assertThat(engine.run("T | extend a = " + to + "(Kept), b = " + to + "(Text)"
                                        + " | summarize same = countif(isnull(a) == isnull(b) and"
                                        + " (isnull(a) or a == b or tostring(a) == tostring(b))), all = count()")
                                .rows())
                        .as(to)
                        .containsExactly(rows.size() + "|" + rows.size());
            }
        }
    }

    @Test
    void theTextIsNotMade() {
        Catalog catalog = catalog(List.of(number(1)));
        BoundQuery bound =
                Kql.bind("T | where todouble(Kept) > 1 | project Kept | summarize avg(todouble(Kept))", catalog);
        String sql = Kql.translate(bound, DuckDb.DIALECT, catalog).sql().getFirst();
        assertThat(sql).contains("CAST(n AS DOUBLE)");
        BoundQuery plain = Kql.bind("T | summarize max(Kept)", catalog);
        assertThat(Kql.translate(plain, DuckDb.DIALECT, catalog).sql().getFirst())
                .doesNotContain("DOUBLE");
    }
}
