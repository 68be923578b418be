package dev.purser.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestSequenceRanges {
    private static SequenceRanges of(Iterable<Long> numbers) {
        SequenceRanges.Builder builder = SequenceRanges.builder();
        numbers.forEach(builder::add);
        return builder.build();
    }

    private static List<Long> list(SequenceRanges ranges) {
        List<Long> all = new ArrayList<>();
        ranges.forEach(all::add);
        return all;
    }

    @Property
    void isTheSetOfWhatWasAdded(@ForAll List<@LongRange(max = 60) Long> numbers) {
        SequenceRanges ranges = of(numbers);
        assertThat(list(ranges)).containsExactlyElementsOf(new TreeSet<>(numbers));
        assertThat(ranges.count()).isEqualTo(new TreeSet<>(numbers).size());
        for (long i = 0; i <= 61; i++) {
            assertThat(ranges.contains(i)).isEqualTo(numbers.contains(i));
        }
        assertThat(SequenceRanges.parse(ranges.toString())).contains(ranges);
    }

    @Property
    void minusIsThatOfSets(
            @ForAll List<@LongRange(max = 60) Long> numbers, @ForAll Set<@LongRange(max = 60) Long> others) {
        Set<Long> expected = new TreeSet<>(numbers);
        expected.removeAll(others);
        assertThat(list(of(numbers).minus(of(others)))).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "1,", "-1", "2-1", "a", "1-", "1-2-3", "1 ", "99999999999999999999"})
    void otherTextsAreNone(String text) {
        assertThat(SequenceRanges.parse(text)).isEmpty();
    }

    @Property
    void anyTextIsRangesOrNone(@ForAll String text) {
        SequenceRanges.parse(text)
                .ifPresent(ranges ->
                        assertThat(SequenceRanges.parse(ranges.toString())).contains(ranges));
    }
}
