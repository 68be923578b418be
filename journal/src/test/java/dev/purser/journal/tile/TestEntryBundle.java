package dev.purser.journal.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TestEntryBundle {
    /** Two entries, "a" and 256 times "b", as the section on log entries of C2SP tlog-tiles lays them out. */
    @Test
    void lengthsAreBigEndian() {
        byte[] bundle =
                EntryBundle.encode(List.of(new byte[] {'a'}, "b".repeat(256).getBytes(StandardCharsets.US_ASCII)));
        assertThat(HexFormat.of().formatHex(bundle)).isEqualTo("000161" + "0100" + "62".repeat(256));
    }

    @Property
    void everyBundleReadsBack(@ForAll @Size(max = 256) List<byte[]> entries) {
        assertThat(EntryBundle.decode(EntryBundle.encode(entries)))
                .usingElementComparator(java.util.Arrays::compare)
                .isEqualTo(entries);
    }

    @Property(tries = 3_000)
    void anyBytesAreABundleOrNone(@ForAll byte[] bytes) {
        try {
            assertThat(EntryBundle.encode(EntryBundle.decode(bytes))).isEqualTo(bytes);
        } catch (IllegalArgumentException none) {
            assertThat(none).hasMessageStartingWith("no bundle");
        }
    }

    @Test
    void limits() {
        byte[] longest = new byte[65_535];
        assertThat(EntryBundle.decode(EntryBundle.encode(List.of(longest)))).containsExactly(longest);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.encode(Collections.nCopies(257, new byte[0])));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.decode(new byte[2 * 257]));
    }
}
