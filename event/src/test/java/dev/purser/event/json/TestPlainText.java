package dev.purser.event.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TestPlainText {
    @Property
    void nothingIsPassedOverThatNeedsALook(
            @ForAll @Size(min = 1, max = 64) byte[] bytes, @ForAll @IntRange(max = 8) int from) {
        int start = Math.min(from, bytes.length);
        int end = PlainText.end(bytes, start, bytes.length);
        assertThat(end).isBetween(start, bytes.length);
        for (int i = start; i < end; i++) {
            assertThat(bytes[i]).isBetween((byte) 0x20, (byte) 0x7F).isNotIn((byte) '"', (byte) '\\');
        }
    }

    @Test
    void everyByteAtEveryPlaceIsJudgedForItself() {
        for (int place = 0; place < 16; place++) {
            for (int value = -128; value < 128; value++) {
                byte[] bytes = "sixteen letters!".getBytes(StandardCharsets.US_ASCII);
                bytes[place] = (byte) value;
                boolean plain = value >= ' ' && value != '"' && value != '\\';
                assertThat(PlainText.end(bytes, 0, bytes.length))
                        .as(place + ": " + value)
                        .isEqualTo(plain ? 16 : place);
            }
        }
    }

    @Test
    void itStopsAtTheEndThatIsGiven() {
        assertThat(PlainText.end(new byte[] {'a', 'b'}, 1, 1)).isEqualTo(1);
        assertThat(PlainText.end("twelve bytes and more".getBytes(StandardCharsets.US_ASCII), 0, 12))
                .isEqualTo(8);
    }
}
