package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The operators that give several tables. */
class TestBranches {
    private static List<String> tables(String query) {
        BoundQuery bound = Kql.bind("datatable(a:string, n:int)[\"x\", 1] | " + query, Catalog.of());
        assertThat(bound.problems()).isEmpty();
        return bound.tables().stream()
                .map(table -> String.join(
                        ",", table.columns().stream().map(col -> col.name()).toList()))
                .toList();
    }

    @Test
    void aForkGivesATableForEachWay() {
        assertThat(tables("fork (project n) named=(count) (take 1 | as Last)")).containsExactly("n", "Count", "a,n");
    }

    @Test
    void aChartAfterAForkIsOfEachOfItsTables() {
        BoundQuery bound = Kql.bind("range x from 1 to 3 step 1 | fork (count) (take 1) | render table", Catalog.of());
        assertThat(bound.problems()).isEmpty();
        assertThat(bound.tables())
                .hasSize(2)
                .allSatisfy(table -> assertThat(table.render()).isPresent());
    }

    @Test
    void aFacetGivesTheBracketsTableAndOneForEachColumn() {
        assertThat(Stream.of("facet by a, n", "facet by n with (project a)").map(TestBranches::tables))
                .containsExactly(List.of("a,count_a", "n,count_n"), List.of("a", "n,count_n"));
    }
}
