package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.sql.DuckDb;
import org.junit.jupiter.api.Test;

/** A query inside of a scalar is a constant: it sees no row around it, and says so. */
class TestOuterRow {
    @Test
    void aSubQueryThatNamesTheOuterRowIsAProblem() {
        String query = "let T = datatable(id:long, n:long)[1, 2]; "
                + "let f = (v:long) { toscalar(T | where id == v | project n) }; T | extend m = f(id)";
        Catalog catalog = Catalog.of();
        Kql.Translation translation = Kql.translate(Kql.bind(query, catalog), DuckDb.DIALECT, catalog);
        assertThat(translation.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("'id'", "outer row"));
    }
}
