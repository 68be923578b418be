package dev.purser.lake.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.lake.LakeError;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Any text gives rows or a failure that names its reason; never anything else, and never anything left open. */
class TestAnyQuery {
    private static SmallLake lake;
    private static Queries queries;
    private static Path folder;

    @BeforeContainer
    static void open() throws IOException {
        folder = Files.createTempDirectory("any-query");
        lake = new SmallLake(folder);
        QueryConfig config = QueryConfig.DEFAULT
                .withAnswer(200, 1 << 20)
                .withTimeout(Duration.ofMillis(500), Duration.ofMillis(500))
                .withPerUser(Integer.MAX_VALUE, Duration.ofMillis(1));
        queries = new Queries(
                lake, config, Clock.fixed(AbstractQueryTest.NOW, ZoneOffset.UTC), new SimpleMeterRegistry());
    }

    @AfterContainer
    static void close() throws IOException {
        queries.close();
        lake.close();
        Files.deleteIfExists(folder);
    }

    private static void check(String text) {
        try {
            QueryRequest request = new QueryRequest(UUID.randomUUID(), text, TimeSpan.ALL, Optional.empty(), "anyone");
            queries.run(request, new Answer()).broken().ifPresent(TestAnyQuery::clean);
        } catch (QueryException e) {
            clean(e);
        }
        assertThat(lake.open).hasValue(0);
        assertThat(queries.active()).isZero();
        assertThat(lake.engine.connected()).isZero();
    }

    private static void clean(QueryException failure) {
        assertThat(failure.reason())
                .isIn(LakeError.QUERY_SYNTAX, LakeError.QUERY_SEMANTIC, LakeError.QUERY_LIMIT, LakeError.QUERY_TIMEOUT);
        assertThat(failure.what()).isNotBlank().doesNotContain("the engine cannot");
    }

    @Property(tries = 300)
    void anyText(@ForAll String text) {
        check(text);
    }

    @Property(tries = 600)
    void anyPipe(@ForAll("pipes") List<String> pipes) {
        check("Days | " + String.join(" | ", pipes));
    }

    @Provide
    Arbitrary<List<String>> pipes() {
        Arbitrary<String> operator = Arbitraries.oneOf(
                expression().map(expr -> "extend x = " + expr),
                expression().map(expr -> "project x = " + expr + ", Time, Number, Name, Bag, Real, Even, Id"),
                expression().map(expr -> "where " + expr),
                expression().map(expr -> "summarize x = count() by y = " + expr),
                expression().map(expr -> "summarize Number = max(" + expr + "), Bag = make_list(Bag, 10) by Name"),
                expression().map(expr -> "sort by " + expr),
                expression().map(expr -> "mv-expand e = todynamic(" + expr + ")"),
                Arbitraries.of(
                        "take 3",
                        "count",
                        "distinct Name",
                        "serialize r = row_number()",
                        "top 5 by Number",
                        "join (Days | take 5) on Number",
                        "union Numbers",
                        "make-series count() on Time step 1d",
                        "evaluate bag_unpack(Bag)",
                        "getschema",
                        "parse Name with 'name ' n:long",
                        "as T",
                        "project-away Id",
                        "sample 2"));
        return operator.list().ofMinSize(1).ofMaxSize(4);
    }

    private static Arbitrary<String> expression() {
        Arbitrary<String> leaf = Arbitraries.of(
                "Number",
                "Name",
                "Time",
                "Bag",
                "Even",
                "Real",
                "Id",
                "1",
                "0",
                "-9223372036854775808",
                "'x'",
                "''",
                "1.5",
                "1h",
                "ago(1d)",
                "now()",
                "dynamic([1,'a',null])",
                "dynamic({\"a\":{\"b\":1}})",
                "true",
                "long(null)",
                "real(nan)",
                "decimal(1.5)",
                "toscalar(Days | summarize max(Number))",
                "Bag.list[0]",
                "Bag['day']",
                "guid(74be27de-1e4e-49d9-b579-fe0b331d3642)",
                "datetime(null)",
                "int(7)");
        Arbitrary<String> two = Arbitraries.of(
                "%s + %s",
                "%s - %s",
                "%s * %s",
                "%s / %s",
                "%s %% %s",
                "%s == %s",
                "%s < %s",
                "%s has %s",
                "%s contains %s",
                "strcat(%s, %s)",
                "iff(Even, %s, %s)",
                "bin(%s, %s)",
                "coalesce(%s, %s)",
                "array_concat(%s, %s)",
                "%s in (%s)",
                "bag_pack('a', %s, 'b', %s)",
                "min_of(%s, %s)",
                "datetime_diff('day', %s, %s)",
                "split(%s, %s)",
                "pack_array(%s, %s)",
                "substring(%s, %s)",
                "indexof(%s, %s)",
                "set_union(%s, %s)",
                "pow(%s, %s)");
        Arbitrary<String> one = Arbitraries.of(
                "tostring(%s)",
                "tolong(%s)",
                "toreal(%s)",
                "todatetime(%s)",
                "totimespan(%s)",
                "toguid(%s)",
                "todecimal(%s)",
                "tobool(%s)",
                "strlen(%s)",
                "isnull(%s)",
                "isempty(%s)",
                "-%s",
                "not(%s)",
                "abs(%s)",
                "parse_json(%s)",
                "array_length(%s)",
                "startofday(%s)",
                "gettype(%s)",
                "hash(%s)",
                "round(%s)",
                "toupper(%s)",
                "bag_keys(%s)",
                "format_datetime(%s, 'yyyy')",
                "prev(%s)",
                "parse_url(%s)",
                "base64_encode_tostring(%s)",
                "sqrt(%s)",
                "make_string(%s)",
                "reverse(%s)",
                "dayofweek(%s)");
        return Arbitraries.recursive(
                () -> leaf,
                inner -> Arbitraries.oneOf(
                        net.jqwik.api.Combinators.combine(one, inner)
                                .as((form, a) -> String.format(form, "(" + a + ")")),
                        net.jqwik.api.Combinators.combine(two, inner, inner)
                                .as((form, a, b) -> String.format(form, "(" + a + ")", "(" + b + ")"))),
                0,
                3);
    }
}
