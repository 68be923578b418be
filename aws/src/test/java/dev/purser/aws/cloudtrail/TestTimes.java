package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TestTimes {
    private final Times times = new Times();

    /** The three spellings that aws.md 1.4 quotes. */
    @Test
    void theThreeStyles() {
        Instant old = Instant.parse("2018-07-11T22:17:44Z");
        Instant later = Instant.parse("2020-11-27T21:51:29Z");
        assertThat(times.styled(old, Times.Style.Y2018)).isEqualTo("Jul 11, 2018 10:17:44 PM");
        assertThat(times.styled(later, Times.Style.Y2020)).isEqualTo("Nov 27, 2020, 9:51:29 PM");
        assertThat(times.styled(old, Times.Style.ISO)).isEqualTo("2018-07-11T22:17:44Z");
        assertThat(times.styled(Instant.parse("2020-01-02T00:05:06Z"), Times.Style.Y2020))
                .isEqualTo("Jan 2, 2020, 12:05:06 AM");
        assertThat(times.styled(Instant.parse("2020-01-02T12:05:06Z"), Times.Style.Y2018))
                .isEqualTo("Jan 2, 2020 12:05:06 PM");
    }

    @Property(tries = 300)
    void whatIsWrittenIsReadBack(@ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second) {
        Instant instant = Instant.ofEpochSecond(second);
        assertThat(times.iso(instant)).isEqualTo(instant.toString());
        assertThat(new Times().read(times.iso(instant))).isEqualTo(instant);
        if (second >= 0) {
            for (Times.Style style : Times.Style.values()) {
                assertThat(times.readStyled(times.styled(instant, style))).isEqualTo(instant);
            }
        }
    }

    @Test
    void whatIsNoInstantIsNotRead() {
        for (String text : new String[] {
            "",
            "2018-07-11",
            "2018-13-11T22:17:44Z",
            "2018-07-11T25:17:44Z",
            "Jul 11, 2018",
            "Foo 11, 2018 10:17:44 PM",
            "Jul 32, 2018 10:17:44 PM",
            "x 1 2 3 4 5 PM"
        }) {
            assertThat(times.readStyled(text)).as(text).isNull();
        }
        assertThat(times.read("2018-07-11T22:17:44.123Z")).isEqualTo(Instant.parse("2018-07-11T22:17:44.123Z"));
    }

    @Test
    void yearsThatCannotBeSaidBecomeTheNearest() {
        assertThat(times.iso(Instant.MAX)).isEqualTo("9999-12-31T23:59:59Z");
        assertThat(times.iso(Instant.MIN)).isEqualTo("0000-01-01T00:00:00Z");
    }
}
