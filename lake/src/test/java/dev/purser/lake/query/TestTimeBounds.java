package dev.purser.lake.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.type.Ticks;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A query reads no day that it need not, and none too few. */
class TestTimeBounds extends AbstractQueryTest {
    private static final long FIRST = Ticks.ofDay(SmallLake.FIRST);

    /** The stretches that were read, but for the whole, as {@code from..to} in days since the first. */
    private List<String> read(String text) {
        lake.asked.clear();
        ask(text);
        return lake.asked.stream()
                .filter(span -> !span.equals(TimeSpan.ALL))
                .map(span -> day(span.from()) + ".." + day(span.to()))
                .distinct()
                .toList();
    }

    private static String day(long ticks) {
        return ticks == Long.MIN_VALUE || ticks == Long.MAX_VALUE
                ? ""
                : String.valueOf((double) (ticks - FIRST) / Ticks.DAY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Days | where Time >= datetime(2026-01-03) and Time < datetime(2026-01-04) # 2.0..3.0",
                "Days | where Time between (datetime(2026-01-03) .. 1d) | where Even # 2.0..3.0000000000011573",
                "Days | where Time >= ago(12h) # 9.0..",
                "Days | where Even and (Name has 'x' or Real > 1) and ago(12h) <= Time # 9.0..",
                "Days | extend a = 1 | project T = Time, a | where T >= datetime(2026-01-03) and T < datetime(2026-01-05) | count # 2.0..4.0",
                "Days | where Even | where Time >= datetime(2026-01-09) | sort by Number | take 3 # 8.0..",
                "Days | mv-expand Bag.list | where Time < datetime(2026-01-02) | count # ..1.0",
                "let D = Days | where Time >= datetime(2026-01-02); D | where Time < datetime(2026-01-03) | count # 1.0..2.0",
                "union Days, Numbers | where Time >= datetime(2026-01-09) # 8.0..",
                "Days | where Time == datetime(2026-01-02) # 1.0..1.0000000000011573",
                "EvenDays | where Time >= datetime(2026-01-10) # 9.0..",
                "Days | where Time >= datetime(2026-01-10) | summarize count() by bin(Time, 1h), Name # 9.0..",
                "Days | as T | where Time >= datetime(2026-01-09) | union (T | count) # 8.0..",
                "Numbers | where n < toscalar(Days | where Time >= datetime(2026-01-10) | count) # 9.0.."
            })
    void aDayIsAllThatIsAskedFor(String text, String stretch) {
        assertThat(read(text)).containsExactly(stretch);
    }

    @Test
    void eachScanHasAStretchOfItsOwn() {
        assertThat(read(
                        "Days | where Time < datetime(2026-01-02) | join kind=inner (Days | where Time >= datetime(2026-01-10))"
                                + " on Number | count"))
                .containsExactlyInAnyOrder("..1.0", "9.0..");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "Days | where Time >= datetime(2026-01-09) or Even",
                "Days | take 5 | where Time >= datetime(2026-01-09)",
                "Days | top 5 by Number | where Time >= datetime(2026-01-09)",
                "Days | summarize Time = max(Time) by Name | where Time >= datetime(2026-01-09)",
                "Days | extend Time = Time + 1d | where Time >= datetime(2026-01-09)",
                "Days | where not(Time >= datetime(2026-01-09))",
                "Days | serialize r = row_number() | where Time >= datetime(2026-01-09)",
                "Days | sort by Time asc | extend p = prev(Number) | where Time >= datetime(2026-01-09)",
                "let M = materialize(Days); M | where Time >= datetime(2026-01-09) | union (M | where Time < datetime(2026-01-02))",
                "Days | partition by Name (top 1 by Number) | where Time >= datetime(2026-01-09)"
            })
    void whereARowOutsideMattersAllIsRead(String text) {
        assertThat(read(text)).isEmpty();
        assertThat(lake.asked).containsOnly(TimeSpan.ALL);
    }

    @Test
    void aStretchFromOutsideNarrowsFurther() {
        lake.asked.clear();
        ask(request(
                "Days | where Time >= datetime(2026-01-03)",
                new TimeSpan(Long.MIN_VALUE, Ticks.ofDay(SmallLake.FIRST.plusDays(3)))));
        assertThat(lake.asked.getLast()).isEqualTo(new TimeSpan(FIRST + 2 * Ticks.DAY, FIRST + 3 * Ticks.DAY));
    }

    @Test
    void aContradictionReadsNothing() {
        assertThat(ask("Days | where Time > datetime(2026-01-05) and Time < datetime(2026-01-02) | count").rows)
                .containsExactly("0");
    }

    /** Random pipes of conditions on time and of all that may stand between: with and without bounds, the same rows. */
    @Test
    void boundsLoseNoRow() {
        Random random = new Random(42);
        for (int i = 0; i < 150; i++) {
            String text = query(random, 0) + " | summarize n = count(), a = sum(Number), b = max(Time), c = min(Time)";
            lake.whole = false;
            List<String> bounded = ask(new QueryRequest(
                            java.util.UUID.randomUUID(), text, TimeSpan.ALL, java.util.Optional.empty(), "a" + i))
                    .rows;
            lake.whole = true;
            List<String> whole = ask(new QueryRequest(
                            java.util.UUID.randomUUID(), text, TimeSpan.ALL, java.util.Optional.empty(), "b" + i))
                    .rows;
            assertThat(bounded).as(text).isEqualTo(whole);
        }
    }

    private static String query(Random random, int depth) {
        StringBuilder text = new StringBuilder(
                depth == 0 && random.nextInt(4) == 0 ? "union Days, (" + query(random, 1) + ")" : "Days");
        int pipes = 1 + random.nextInt(4);
        for (int i = 0; i < pipes; i++) {
            text.append(" | ").append(pipe(random, depth));
        }
        return text.toString();
    }

    private static String pipe(Random random, int depth) {
        return switch (random.nextInt(depth > 1 ? 14 : 18)) {
            case 0 -> "extend x = Number + 1";
            case 1 -> "extend Time = Time - 1d";
            case 2 -> "sort by Number asc, Time asc";
            case 3 -> "top 50 by Number asc, Time asc";
            case 4 -> "project Time, Number, Name, Even";
            case 5 -> "distinct Time, Number, Name, Even";
            case 6 -> "summarize Number = sum(Number) by Time, Name, Even";
            case 7 ->
                "summarize Number = max(Number), Name = take_any('x'), Even = min(toint(Even)) == 1 by Time = bin(Time, 6h)";
            case 8 -> "sort by Number asc, Time asc | extend Number = Number + coalesce(prev(Number), 0)";
            case 14 -> "union (" + query(random, depth + 1) + ")";
            case 15 ->
                "join kind=leftouter (" + query(random, depth + 1)
                        + " | project Number, T2 = Time) on Number | where isnull(T2) or T2 " + comparison(random)
                        + " | project Time, Number, Name, Even";
            case 16 -> "join kind=leftanti (" + query(random, depth + 1) + ") on Number";
            case 17 -> "where Number in ((" + query(random, depth + 1) + " | project Number))";
            default -> "where " + condition(random);
        };
    }

    private static String condition(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> "Even or Time " + comparison(random);
            case 1 -> "Number % 3 == 0 and Time " + comparison(random) + " and Time " + comparison(random);
            case 2 -> "not(Time " + comparison(random) + ")";
            case 3 -> "Time between (" + moment(random) + " .. " + moment(random) + ")";
            case 4 -> moment(random) + " <= Time";
            default -> "Time " + comparison(random);
        };
    }

    private static String comparison(Random random) {
        return List.of("<", "<=", ">", ">=", ">", "==", "!=").get(random.nextInt(7)) + " " + moment(random);
    }

    private static String moment(Random random) {
        int hours = random.nextInt(12 * 24) - 24;
        return random.nextBoolean()
                ? "ago(" + hours + "h)"
                : "datetime(" + Ticks.datetime(FIRST + hours * Ticks.HOUR) + ")";
    }
}
