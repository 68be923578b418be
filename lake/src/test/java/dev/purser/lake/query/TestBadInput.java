package dev.purser.lake.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.purser.lake.LakeError;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should ask, and some do: each has its Kusto outcome or a clean failure, while another query goes on. */
@Timeout(120)
class TestBadInput extends AbstractQueryTest {
    /** The failure of a query, beside which others are answered all the time. */
    private QueryException failure(String text) throws Exception {
        CompletableFuture<Integer> beside = new CompletableFuture<>();
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                int answered = 0;
                do {
                    assertThat(ask(new QueryRequest(
                                            UUID.randomUUID(),
                                            "Days | where Number < 10 | summarize count() by Name | count",
                                            TimeSpan.ALL,
                                            java.util.Optional.empty(),
                                            "other " + answered))
                                    .rows)
                            .containsExactly("7");
                    answered++;
                } while (!over.isDone());
                beside.complete(answered);
            } catch (Throwable e) {
                beside.completeExceptionally(e);
            }
        });
        QueryException failure = catchThrowableOfType(QueryException.class, () -> {
            QueryReport report = queries.run(request(text, Duration.ofSeconds(20)), new Answer());
            if (report.broken().isPresent()) {
                throw report.broken().get();
            }
        });
        over.complete(true);
        assertThat(beside.get(60, TimeUnit.SECONDS)).isPositive();
        return failure;
    }

    private void fails(String text, LakeError reason, String... says) throws Exception {
        QueryException failure = failure(text);
        assertThat(failure).as(text.substring(0, Math.min(200, text.length()))).isNotNull();
        assertThat(failure.reason()).as(failure.what()).isEqualTo(reason);
        for (String say : says) {
            assertThat(failure.what()).contains(say);
        }
        assertThat(failure.what()).doesNotContain("SELECT").doesNotContain("the engine cannot");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Dayz | count # did you mean 'Days'",
                "Days | where Numbr > 1 # did you mean 'Number'",
                "Days | extend a = strlenn(Name) # did you mean 'strlen'",
                "Days | wher Number > 1 # where",
                "Days | evaluate bag_unpak(Bag) # did you mean 'bag_unpack'",
                "Days | summarize summ(Number) # did you mean 'sum'",
                "cluster('x').database('y').Days # 'database'",
                "externaldata(a:string)['http://127.0.0.1/x'] # externaldata",
                "duckdb_settings() # 'duckdb_settings'",
                "read_csv('/etc/passwd') # 'read_csv'",
                "print getenv('HOME') # 'getenv'",
                "['/etc/passwd'] | count # /etc/passwd",
                "information_schema | count # information_schema"
            })
    void unknownNames(String text, String says) throws Exception {
        QueryException failure = failure(text);
        assertThat(failure.reason()).isIn(LakeError.QUERY_SEMANTIC, LakeError.QUERY_SYNTAX);
        assertThat(failure.what()).contains(says);
        assertThat(failure.problems().getFirst().line()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Days | where Name > 5",
                "Days | where Number has 'x'",
                "Days | extend a = Time + Time",
                "Days | summarize sum(Name)",
                "Days | join (Numbers) on $left.Name == $right.n",
                "Days | where Name",
                "Days | sort by Bag",
                "Days | extend a = strlen(1, 2, 3)",
                "Days | top 'x' by Number",
                "print 1 + 'a'"
            })
    void typesThatDoNotFit(String text) throws Exception {
        fails(text, LakeError.QUERY_SEMANTIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print 'abc",
                "print \"abc\ndef\"",
                "print @'x",
                "print ```x",
                "Days | where Name == 'x | count",
                "print h'"
            })
    void unclosedStrings(String text) throws Exception {
        fails(text, LakeError.QUERY_SYNTAX, "line:position=");
    }

    @Test
    void aMebibyteOfText() throws Exception {
        String terms = "Number != 7 and ".repeat((1 << 20) / 16);
        QueryException failure = failure("Days | where " + terms + "true | count");
        assertThat(failure.reason()).isEqualTo(LakeError.QUERY_LIMIT);
        assertThat(ask("Days | where Name != '" + "x".repeat(1 << 20) + "' | count").rows)
                .containsExactly("1000");
        assertThat(ask("Days | count //" + "y".repeat(1 << 20)).rows).containsExactly("1000");
        String list = "'a name', ".repeat(1 << 16);
        assertThat(failure("Days | where Name in (" + list + "'x')"))
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        e -> assertThat(e.reason()).isEqualTo(LakeError.QUERY_LIMIT));
        fails("x".repeat(3 << 20), LakeError.QUERY_LIMIT, "longer than");
    }

    @ParameterizedTest
    @CsvSource({
        "'(', ')'",
        "'-(', ')'",
        "'not(', ')'",
        "'strcat(', ')'",
        "'dynamic([', '])'",
        "'[', ']'",
        "'case(true, ', ', 1)'"
    })
    void tenThousandBrackets(String open, String close) throws Exception {
        QueryException failure = failure("print a = " + open.repeat(10_000) + "1" + close.repeat(10_000));
        assertThat(failure.reason()).isIn(LakeError.QUERY_LIMIT, LakeError.QUERY_SYNTAX, LakeError.QUERY_SEMANTIC);
        assertThat(failure("print a = " + open.repeat(10_000)).problems()).isNotEmpty();
    }

    @Test
    void deepNestingThatIsAllowedRuns() throws Exception {
        for (int depth = 50; depth <= 400; depth += 50) {
            String text = "print a = " + "abs(1 + ".repeat(depth) + "1" + ")".repeat(depth);
            QueryException failure = failure(text);
            if (failure != null) {
                assertThat(failure.reason()).isEqualTo(LakeError.QUERY_LIMIT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "print 1 / 0 # null",
                "print 1 % 0 # null",
                "print 1.0 / 0 # Infinity",
                "print 0.0 / 0 # NaN",
                "print 1m / 0 # null",
                "print decimal(1) / decimal(0) # null",
                "Days | where Number == 3 | take 1 | project 1 / (Number - 3) # null",
                "print bin(5, 0) # null"
            })
    void divisionByZero(String text, String answer) {
        assertThat(ask(text).rows).containsExactly(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "range a from 1 to 1000000000000 step 1",
                "range a from 1 to 1000000000000 step 1 | count",
                "let n = toscalar(Days | count) * 1000000000; range a from 1 to n step 1 | count",
                "print a = range(1, 1000000000000, 1)",
                "print a = range(1, toscalar(Days | count) * 1000000000, 1) | mv-expand a | count",
                "range t from datetime(0001-01-01) to datetime(9999-12-31) step 1tick | count",
                "print a = repeat('x', 1000000000000)",
                "print a = strrep('x', 1000000000)",
                "Days | make-series count() on Time from datetime(2000-01-01) to datetime(2026-02-01) step 1ms"
            })
    void rangesTooLong(String text) throws Exception {
        QueryException failure = failure(text);
        if (failure == null) {
            // Kusto's own outcome of a list that is too long is a null or a shorter one.
            Answer answer = ask(text);
            assertThat(answer.rows).hasSize(1);
            assertThat(answer.rows.getFirst().length()).isLessThan(32 << 20);
        } else {
            assertThat(failure.reason()).as(failure.what()).isEqualTo(LakeError.QUERY_LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Numbers | where s matches regex '^(([a-z])+.)+[A-Z]([a-z])+$' | count",
                "Numbers | where s matches regex '(a+)+b' | count",
                "print s = strcat(strrep('a', 5000), 'c') | extend m = s matches regex '(a+)+b'",
                "print s = strrep('a', 50000) | extend m = s matches regex '((a*)*)*b'",
                "Numbers | take 100 | extend x = strrep('a', 200) | extend e = extract_all('(a+)+b', x) | project array_length(e)",
                "Numbers | take 100 | extend e = countof(strrep('a', 2000), '(a|aa)+b', 'regex') | summarize max(e)",
                "print e = replace_regex(strrep('a', 2000), '(a?){50}a{50}', 'x')",
                "print m = 'a' matches regex '((a{1,1000}){1,1000}){1,1000}'",
                "print e = extract('(x+x+)+y', 1, strrep('x', 20000))",
                "print s = strrep('a', 200) | parse s with * 'a' x 'a' y 'a' z 'b' * | project x",
                "print e = countof(strrep('ab', 200000), '(ab|a|b)+c', 'regex')",
                "print e = indexof_regex(strrep('a', 5000), '(a*)*b')"
            })
    void expressionsThatExplode(String text) throws Exception {
        QueryException failure = failure(text);
        if (failure != null) {
            assertThat(failure.reason()).as(failure.what()).isIn(LakeError.QUERY_LIMIT, LakeError.QUERY_SEMANTIC);
            assertThat(failure.what()).doesNotContain("the engine cannot");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "print a = range(1, 1000) | mv-expand b = a, c = a | mv-expand d = a | mv-expand e = a | mv-expand f = a | count",
                "Numbers | extend a = range(1, 1000) | mv-expand a | mv-expand b = range(1, 1000) | summarize make_list(b)",
                "Numbers | summarize l = make_list(s, 1000000) | extend k = range(1, 1000) | mv-expand k | project strcat(tostring(l), k)",
                "Numbers | extend k = 1 | join kind=inner (Numbers | extend k = 1) on k | summarize make_set(strcat(s, s1), 1000000) by n % 1000",
                "Numbers | extend k = 1 | join kind=inner (Numbers | extend k = 1) on k | sort by s asc, s1 desc",
                "Numbers | mv-apply x = range(1, 100) to typeof(long) on (mv-expand y = range(1, 1000) | summarize sum(x)) | summarize count()",
                "print x = 'ab' | extend x = strcat(x, x, x, x, x, x, x, x) | extend x = strcat(x, x, x, x, x, x, x, x) | extend x ="
                        + " strcat(x, x, x, x, x, x, x, x) | extend x = strcat(x, x, x, x, x, x, x, x) | extend x ="
                        + " strcat(x, x, x, x, x, x, x, x) | extend x = strcat(x, x, x, x, x, x, x, x) | extend x ="
                        + " strcat(x, x, x, x, x, x, x, x) | extend x = strcat(x, x, x, x, x, x, x, x) | extend x ="
                        + " strcat(x, x, x, x, x, x, x, x) | extend x = strcat(x, x, x, x, x, x, x, x) | project strlen(x)",
                "let a = materialize(Numbers | extend s = strcat(s, s, s, s, s, s, s, s, s)); a | join kind=inner a on s | summarize count() by s | sort by s | summarize make_list(s)"
            })
    void rowsThatMultiply(String text) throws Exception {
        queries = with(QueryConfig.DEFAULT.withTimeout(Duration.ofSeconds(1), Duration.ofSeconds(1)));
        QueryException failure = failure(text);
        if (failure != null) {
            assertThat(failure.reason()).as(failure.what()).isIn(LakeError.QUERY_LIMIT, LakeError.QUERY_TIMEOUT);
            assertThat(failure.what()).doesNotContain("the engine cannot");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "print datetime(9999-12-31T23:59:59.9999999) + 1tick # null",
                "print datetime(0001-01-01) - 1tick # null",
                "print todatetime('2024-02-30') # null",
                "print todatetime('10000-01-01') # null",
                "print datetime_add('year', 10000, datetime(2024-01-01)) # null",
                "print make_datetime(2024, 13, 1) # null",
                "print datetime(2024-01-01) + 10000000d # null",
                "print startofyear(datetime(9999-12-31), 5) # null",
                "print unixtime_seconds_todatetime(1e18) # null",
                "print totimespan('99999999999.00:00:00') # null",
                "Days | where Time > todatetime('nonsense') | count # 0",
                "Days | where Time between (datetime(9999-01-01) .. 365000d) | count # 0"
            })
    void datesOutOfRange(String text, String answer) {
        assertThat(ask(text).rows).containsExactly(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\0",
                "\n\n",
                ";",
                ";;;",
                "|",
                "// only a comment",
                "\uFEFF",
                "\uD800",
                "let a = 1;",
                "set x;"
            })
    void nothingAtAll(String text) throws Exception {
        assertThat(failure(text).reason()).isIn(LakeError.QUERY_SYNTAX, LakeError.QUERY_SEMANTIC);
    }
}
