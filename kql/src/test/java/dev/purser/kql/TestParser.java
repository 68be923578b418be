package dev.purser.kql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.kql.type.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestParser {
    @Test
    void aSoundQueryHasNoProblem() {
        assertThat(Kql.check(
                        "let x = 5; T | where a > x and b has 'y' | summarize n = count() by bin(t, 1h) | top 5 by n"))
                .isEmpty();
    }

    @Test
    void aProblemNamesItsPlaceAndWhatWasExpected() {
        List<Problem> problems = Kql.check("T\n| wher a == 1");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).isEqualTo(2);
        assertThat(problems.getFirst().column()).isEqualTo(3);
        assertThat(problems.getFirst().text()).isEqualTo("wher");
        assertThat(problems.getFirst().suggestion()).contains("where");
    }

    @Test
    void tenThousandBracketsAreALimit() {
        assertThat(Kql.check("print " + "(".repeat(10_000) + "1" + ")".repeat(10_000)))
                .extracting(Problem::kind)
                .contains(Problem.Kind.LIMIT);
    }
}
