package dev.purser.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestByteRange {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1, bytes 0-0/2048",
        "bytes=500-1499, 500, 1000, bytes 500-1499/2048",
        "bytes=500-, 500, 1548, bytes 500-2047/2048",
        "bytes=-500, 1548, 500, bytes 1548-2047/2048",
        "bytes=-5000, 0, 2048, bytes 0-2047/2048",
        "bytes=2000-5000, 2000, 48, bytes 2000-2047/2048",
        "bytes=2000-99999999999999999999999999, 2000, 48, bytes 2000-2047/2048",
        "BYTES= 1 - 2 , 1, 2, bytes 1-2/2048"
    })
    void givesTheStretchAskedFor(String field, long offset, long length, String contentRange) throws Exception {
        ByteRange range = ByteRange.parse(field, 2048).orElseThrow();
        assertThat(range).isEqualTo(new ByteRange(offset, length));
        assertThat(range.contentRange(2048)).isEqualTo(contentRange);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=500-0",
                "bytes=2048-",
                "bytes=5000-10000",
                "bytes=-0",
                "bytes=-",
                "bytes=",
                "bytes=a-b",
                "bytes=--5",
                "bytes=1-2-3",
                "bytes=99999999999999999999999999-",
                "bytes=5"
            })
    void refusesWhatCannotBeHad(String field) {
        assertThatThrownBy(() -> ByteRange.parse(field, 2048)).isInstanceOf(ByteRange.Unsatisfiable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pages=1-2", "bytes=0-1,5-6", "0-5", ""})
    void meansTheWholeWhereNoSingleRangeOfBytesIsAsked(String field) throws Exception {
        assertThat(ByteRange.parse(field, 2048)).isEmpty();
    }

    @Test
    void meansTheWholeOfEmptyContent() throws Exception {
        assertThat(ByteRange.parse("bytes=0-", 0)).isEmpty();
    }

    @Property
    void neverReachesBeyondTheContent(
            @ForAll @StringLength(max = 12) String text, @ForAll @IntRange(max = 99) int size) {
        for (String field : new String[] {text, "bytes=" + text, "bytes=" + text + "-", "bytes=-" + text}) {
            Optional<ByteRange> range;
            try {
                range = ByteRange.parse(field, size);
            } catch (ByteRange.Unsatisfiable refused) {
                continue;
            }
            range.ifPresent(part -> assertThat(part)
                    .matches(p -> p.offset() >= 0 && p.length() > 0 && p.offset() + p.length() <= size));
        }
    }
}
