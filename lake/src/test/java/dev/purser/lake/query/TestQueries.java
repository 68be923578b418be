package dev.purser.lake.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.kql.type.Ticks;
import dev.purser.lake.LakeError;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestQueries extends AbstractQueryTest {
    @Test
    void everyTypeComesAsItIs() {
        Answer answer = ask("Days | where Number == 42 | top 1 by Time asc | project-away Id"
                + " | extend i = toint(7), d = decimal(1.50), t = 90m, g = guid(74be27de-1e4e-49d9-b579-fe0b331d3642),"
                + " none = long(null)");
        assertThat(answer.columns())
                .isEqualTo(
                        "Time:datetime, Number:long, Name:string, Bag:dynamic, Even:bool, Real:real, i:int, d:decimal,"
                                + " t:timespan, g:guid, none:long");
        assertThat(answer.rows)
                .containsExactly("2026-01-01T10:04:48.0000000Z|42|name 0|{\"day\":0,\"list\":[1,2,3]}|true|10.5|7|1.5|"
                        + "01:30:00|74be27de-1e4e-49d9-b579-fe0b331d3642|null");
    }

    @Test
    void aGuidOfATableComesAsText() {
        assertThat(ask("Days | project Id | take 3").rows).allMatch(id -> id.matches("[0-9a-f-]{36}"));
    }

    @Test
    void severalStatementsGiveSeveralTables() {
        Answer answer = ask("print a = 1; Days | count; print 'x' | where false");
        assertThat(answer.tables).containsExactly("PrimaryResult", "Table_1", "Table_2");
        assertThat(answer.rows).containsExactly("1", "1000");
    }

    @Test
    void orderIsKept() {
        Answer answer = ask("Numbers | where n < 5000 | sort by n desc | extend m = n * 2 | where m % 3 == 0 | take 3");
        assertThat(answer.rows)
                .containsExactly("4998|row number 4998|9996", "4995|row number 4995|9990", "4992|row number 4992|9984");
    }

    @Test
    void aMillionRowsAreSortedAndCutWithoutBeingHeld() {
        assertThat(ask("Numbers | sort by s asc | take 100000").rows).hasSize(100_000);
    }

    @Test
    void nowIsOneMoment() {
        assertThat(ask("print a = now(), b = now() - ago(1h)").rows)
                .containsExactly("2026-01-10T12:00:00.0000000Z|01:00:00");
        assertThat(ask("Days | where Time > ago(1d) | count").rows).containsExactly("149");
    }

    @Test
    void theTimeSpanHoldsForEveryTableOfTheText() {
        long from = Ticks.ofDay(LocalDate.of(2026, 1, 3));
        TimeSpan within = new TimeSpan(from, from + 6 * Ticks.HOUR);
        assertThat(ask(request("Days | count", within)).rows).containsExactly("25");
        assertThat(ask(request("Days | where Time > datetime(2020-01-01) | summarize min(Time), max(Time)", within))
                        .rows)
                .containsExactly("2026-01-03T00:00:00.0000000Z|2026-01-03T05:45:36.0000000Z");
        assertThat(ask(request(
                                "Numbers | take 2 | extend c = toscalar(Days | count) | union (Days | where Number in (Days | project Number))",
                                within))
                        .rows)
                .hasSize(27);
        assertThat(ask(request("EvenDays | count", within)).rows).containsExactly("13");
        assertThat(ask(request("Days | count", new TimeSpan(from, from))).rows).containsExactly("0");
    }

    @Test
    void columnsThatDependOnDataAreFound() {
        assertThat(ask("Days | take 1 | project Bag | evaluate bag_unpack(Bag)").columns())
                .isEqualTo("day:long, list:dynamic");
        assertThat(ask("Days | where Number < 3 | project Name, Even | evaluate pivot(Name)")
                        .columns())
                .isEqualTo("Even:bool, name 0:long, name 1:long, name 2:long");
    }

    @Test
    void storedFunctionsAreThere() {
        assertThat(ask("EvenDays | count").rows).containsExactly("500");
        assertThat(queries.schema().functions()).containsKey("EvenDays");
        assertThat(queries.schema().tables()).containsOnlyKeys("Days", "Numbers");
    }

    @Test
    void warningsAreReported() {
        QueryReport report = queries.run(request("union isfuzzy=true Days, Nothing | count"), new Answer());
        assertThat(report.warnings()).hasSize(1);
    }

    @Test
    void aPlanIsExplainedWithoutBeingRun() {
        Explanation explanation =
                queries.explain(request("Days | where Number > 5 | summarize count() by Name; print 1"));
        assertThat(explanation.tables()).hasSize(2);
        Explanation.Table first = explanation.tables().getFirst();
        assertThat(first.plan())
                .isEqualTo("Project: Name, count_ = count\n  Aggregate: count = count() by Name\n"
                        + "    Filter: gt(Number, 5)\n      Scan: Days\n");
        assertThat(first.sql()).contains("days9").contains("GROUP BY");
    }

    @Test
    void whatIsWrongWithATextIsToldWithItsPlace() {
        assertThatThrownBy(() -> ask("Days | were Number")).isInstanceOfSatisfying(QueryException.class, e -> {
            assertThat(e.reason()).isEqualTo(LakeError.QUERY_SYNTAX);
            assertThat(e.problems().getFirst().column()).isEqualTo(8);
        });
        assertThatThrownBy(() -> ask("Dais")).isInstanceOfSatisfying(QueryException.class, e -> {
            assertThat(e.reason()).isEqualTo(LakeError.QUERY_SEMANTIC);
            assertThat(e.problems().getFirst().suggestion()).contains("Days");
        });
    }

    @Test
    void aSinkThatFailsLeavesNothingOpen() {
        ResultSink failing = new ResultSink() {
            @Override
            public void table(
                    String name,
                    List<dev.purser.kql.BoundQuery.Column> columns,
                    java.util.Optional<dev.purser.kql.BoundQuery.Render> render) {}

            @Override
            public void row(ResultRow row) {
                throw new IllegalStateException("a fault of the sink's");
            }
        };
        assertThatThrownBy(() -> queries.run(request("Numbers"), failing)).hasMessage("a fault of the sink's");
    }
}
