package dev.purser.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestQuantity {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "17, 17",
        "1B, 1",
        "64KiB, 65536",
        "64 kib, 65536",
        "1.5MiB, 1572864",
        "2GiB, 2147483648",
        "1TiB, 1099511627776",
        "4MB, 4000000",
        "1.5kb, 1500",
        "3GB, 3000000000",
        "1TB, 1000000000000"
    })
    void sizes(String text, long bytes) {
        assertThat(Quantity.size(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "MiB", "-1B", "1.5B", "1e3", "1Mi", "64MiBs", "1,5MB", "99999999TiB", "0x10", "١MiB"})
    void noSizes(String text) {
        assertThatThrownBy(() -> Quantity.size(text)).isInstanceOf(BadValueException.class);
    }

    @ParameterizedTest
    @CsvSource({"0s, 0", "250ms, 250", "90s, 90000", "5m, 300000", "1h30m, 5400000", "2d, 172800000"})
    void times(String text, long millis) {
        assertThat(Quantity.time(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-1s", "1.5h", "5 m", "1h 30m", "1w", "5M", "PT5M", "999999999999999999d"})
    void noTimes(String text) {
        assertThatThrownBy(() -> Quantity.time(text)).isInstanceOf(BadValueException.class);
    }

    @Property
    void everyTimeThatIsWrittenInPartsIsTheirSum(
            @ForAll @IntRange(max = 1000) int hours,
            @ForAll @IntRange(max = 1000) int minutes,
            @ForAll @IntRange(max = 100_000) int millis) {
        assertThat(Quantity.time(hours + "h" + minutes + "m" + millis + "ms"))
                .isEqualTo(Duration.ofHours(hours).plusMinutes(minutes).plusMillis(millis));
    }

    @Property
    void anyTextIsASizeOrRefused(@ForAll String text) {
        try {
            assertThat(Quantity.size(text)).isNotNegative();
        } catch (BadValueException refused) {
            assertThat(refused.advice()).isNotEmpty();
        }
    }
}
