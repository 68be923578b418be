package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.type.KustoType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds between the answers of different queries, whatever the conditions and values in them. */
class TestLaws {
    private static final int ROUNDS = 40;

    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = RandomQueries.engine(TestOracle.catalog());
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static List<String> rows(String query) {
        Engine.Answer answer = engine.run(query);
        assertThat(answer.problems()).as(query).isEmpty();
        return answer.rows();
    }

    private static long count(String query) {
        return Long.parseLong(rows(query + " | count").getFirst());
    }

    private static List<String> sorted(String query) {
        return rows(query).stream().sorted().toList();
    }

    @Test
    void everyRowFitsOrDoesNotOrIsUndecided() {
        RandomQueries queries = new RandomQueries(1);
        long all = count("T");
        for (int i = 0; i < ROUNDS; i++) {
            String p = queries.predicate(3);
            long parts =
                    count("T | where " + p) + count("T | where not(" + p + ")") + count("T | where isnull(" + p + ")");
            assertThat(parts).as(p).isEqualTo(all);
            assertThat(rows("T | summarize countif(" + p + ")")).as(p).containsExactly("" + count("T | where " + p));
        }
    }

    @Test
    void conditionsAreJoinedAsTheyFollow() {
        RandomQueries queries = new RandomQueries(2);
        for (int i = 0; i < ROUNDS; i++) {
            String p = queries.predicate(2);
            String q = queries.predicate(2);
            assertThat(sorted("T | where " + p + " and " + q))
                    .as(p + " " + q)
                    .isEqualTo(sorted("T | where " + p + " | where " + q));
            assertThat(sorted("T | extend p = " + p + " | where p | project-away p"))
                    .as(p)
                    .isEqualTo(sorted("T | where " + p));
        }
    }

    @Test
    void groupsAreTheDistinctValuesAndHoldEveryRow() {
        RandomQueries queries = new RandomQueries(3);
        for (int i = 0; i < ROUNDS; i++) {
            KustoType type = queries.expressions().type();
            if (type == KustoType.DYNAMIC) {
                continue;
            }
            String x = queries.expression(type, 2);
            String groups = "T | summarize n = count() by k = " + x;
            assertThat(sorted(groups + " | project k"))
                    .as(x)
                    .isEqualTo(sorted("T | project k = " + x + " | distinct k"));
            assertThat(rows(groups + " | summarize sum(n)")).as(x).containsExactly("8");
            String list = "T | project x = " + x + " | summarize l = make_list(x) | mv-expand l | count";
            assertThat(rows(list)).as(x).containsExactly("" + count("T | where isnotnull(" + x + ")"));
        }
    }

    @Test
    void theTopAreTheFirstOfTheSorted() {
        RandomQueries queries = new RandomQueries(4);
        for (int i = 0; i < ROUNDS; i++) {
            KustoType type = queries.expressions().type();
            if (type == KustoType.DYNAMIC) {
                continue;
            }
            String of = "T | project x = " + queries.expression(type, 2) + ", y = strcat(a, '/', b, '/', c)";
            String by = i % 2 == 0 ? "x, y asc" : "x asc, y";
            assertThat(rows(of + " | top 3 by " + by)).as(of).isEqualTo(rows(of + " | sort by " + by + " | take 3"));
        }
    }

    @Test
    void joinsAddUp() {
        RandomQueries queries = new RandomQueries(5);
        for (int i = 0; i < ROUNDS / 2; i++) {
            String left = "T | where " + queries.predicate(1);
            String right = " (U | where " + (i % 3 == 0 ? "true" : i % 3 == 1 ? "a > 1" : "isnull(a)") + ") on "
                    + (i % 2 == 0 ? "a" : "b");
            long inner = count(left + " | join kind=inner" + right);
            long outer = count(left + " | join kind=leftouter" + right);
            long anti = count(left + " | join kind=leftanti" + right);
            long rightAnti = count(left + " | join kind=rightanti" + right);
            assertThat(outer).as(left + right).isEqualTo(inner + anti);
            assertThat(count(left + " | join kind=rightouter" + right))
                    .as(left + right)
                    .isEqualTo(inner + rightAnti);
            assertThat(count(left + " | join kind=fullouter" + right))
                    .as(left + right)
                    .isEqualTo(inner + anti + rightAnti);
            assertThat(count(left + " | join kind=leftsemi" + right) + anti)
                    .as(left + right)
                    .isEqualTo(count(left));
            assertThat(count(left + " | lookup" + right)).as(left + right).isEqualTo(outer);
            assertThat(count(left + " | join" + right)).as(left + right).isLessThanOrEqualTo(inner);
        }
    }

    @Test
    void namesStandForTheSameRows() {
        RandomQueries queries = new RandomQueries(6);
        for (int i = 0; i < ROUNDS / 2; i++) {
            String query = queries.query();
            long count = count(query);
            assertThat(count("let q = " + query + "; q")).as(query).isEqualTo(count);
            assertThat(count("let q = materialize(" + query + "); union q, q"))
                    .as(query)
                    .isEqualTo(2 * count);
            assertThat(count(query + " | as q | union q")).as(query).isEqualTo(2 * count);
            assertThat(count("let f = () { " + query + " }; f()")).as(query).isEqualTo(count);
        }
    }
}
