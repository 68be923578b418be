package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hidden columns, as Log Analytics has them: there for those who name them, and for no one else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TestHidden {
    private static final Catalog CATALOG = Catalog.of(
            new Table(
                    "A",
                    "(VALUES (1, 'x', 'id1'), (2, 'y', 'id2')) AS a(n, s, id)",
                    List.of(
                            Table.Column.of("n", KustoType.LONG),
                            Table.Column.of("s", KustoType.STRING),
                            new Table.Column("_ItemId", KustoType.STRING, "id").hide(),
                            new Table.Column("$table", KustoType.STRING, "'A'", true))),
            new Table(
                    "B",
                    "(VALUES (3, 'id3')) AS b(m, id)",
                    List.of(
                            Table.Column.of("m", KustoType.LONG),
                            new Table.Column("_ItemId", KustoType.STRING, "id").hide())));

    private final Engine engine = new Engine().with(CATALOG);

    @AfterAll
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "A # n:long,s:string",
                "A | where _ItemId == 'id1' # n:long,s:string",
                "A | take 1 # n:long,s:string",
                "A | extend z = 1 # n:long,s:string,z:long",
                "A | extend z = _ItemId # n:long,s:string,z:string",
                "A | project _ItemId, n # _ItemId:string,n:long",
                "A | project * # n:long,s:string",
                "A | project-away n # s:string",
                "A | project-keep _ItemId, n # n:long,_ItemId:string",
                "A | project-rename m = n # m:long,s:string",
                "A | project-rename id = _ItemId # n:long,s:string",
                "A | project-reorder s # s:string,n:long",
                "A | distinct * # n:long,s:string",
                "A | distinct _ItemId # _ItemId:string",
                "A | summarize arg_max(n, *) by s # s:string,n:long",
                "A | summarize count() by _ItemId # _ItemId:string,count_:long",
                "A | summarize dcount(_ItemId) # dcount__ItemId:long",
                "A | serialize r = row_number() # n:long,s:string,r:long",
                "A | parse s with 'x' rest # n:long,s:string,rest:string",
                "A | mv-expand e = dynamic([1]) # n:long,s:string,e:dynamic",
                "union A, B # n:long,s:string,m:long",
                "union withsource=t A, B # t:string,n:long,s:string,m:long",
                "A | join kind=inner (A) on _ItemId # n:long,s:string,n1:long,s1:string",
                "A | as T | union T # n:long,s:string",
                "A | search 'x' # $table:string,n:long,s:string",
                "A | getschema | project ColumnName # ColumnName:string",
                "A | project pack_all() # Column1:dynamic"
            })
    void theyAreInNoAnswerThatDoesNotNameThem(String query, String columns) {
        Engine.Answer answer = engine.run(query);
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.columns()).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "A | where n > 1 | sort by n | top 5 by n | take 5 | project _ItemId # id2",
                "A | extend z = n | where _ItemId == 'id1' | project z # 1",
                "A | project-away n | project-rename t = s | where _ItemId == 'id2' | project t # y",
                "A | serialize r = row_number() | where _ItemId == 'id2' | project r # 2",
                "A | sort by n asc | extend p = prev(s) | where _ItemId == 'id2' | project p # x",
                "A | mv-expand e = dynamic([1,2]) | where _ItemId == 'id2' | count # 2",
                "A | mv-apply e = dynamic([1,2]) on (where e > 1) | count # 2",
                "A | parse s with r | where _ItemId == 'id1' | project r # x",
                "union A, B | where _ItemId in ('id1', 'id3') | count # 2",
                "union A, B | summarize max(_ItemId) # id3",
                "let T = materialize(A | where n == 2); T | project _ItemId # id2",
                "A | as T | where n == 1 | project _ItemId # id1",
                "A | where n == 1 | project $table # A",
                "A | getschema | summarize make_list(ColumnName) # [\"n\",\"s\"]",
                "A | where n == 1 | project b = pack_all() # {\"n\":1,\"s\":\"x\"}",
                "A | where * has 'id1' | count # 0"
            })
    void theyAreThereForThoseWhoNameThem(String query, String row) {
        Engine.Answer answer = engine.run(query);
        assertThat(answer.problems()).isEmpty();
        assertThat(answer.rows()).containsExactly(row);
    }

    @Test
    void whatIsProjectedAwayIsGone() {
        assertThat(engine.run("A | project n | where _ItemId == 'id1'").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).isEqualTo("_ItemId"));
        assertThat(engine.run("A | summarize count() by n | project _ItemId").problems())
                .isNotEmpty();
    }
}
