package dev.purser.journal.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paths of C2SP tlog-tiles, from the examples in its text. */
class TestTile {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "0, 1234067, 8, tile/0/x001/x234/067.p/8",
        "-1, 1234067, 256, tile/entries/x001/x234/067",
        "-1, 999, 255, tile/entries/999.p/255",
        "63, 1000, 1, tile/63/x001/000.p/1",
    })
    void paths(int level, long index, int width, String path) {
        assertThat(new Tile(level, index, width).path()).isEqualTo(path);
        assertThat(Tile.parse(path)).contains(new Tile(level, index, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile/0/0",
                "tile/0/0000",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/data/000",
                "tile/0/x000/001",
                "tile/0/001/002",
                "tile/0/x001/x002",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/08",
                "tile/0/000.p/",
                "tile/0/../000",
                "tile/0/x009/x223/x372/x036/x854/x775/808",
                "tile/0/\u0661\u0662\u0663",
                "/tile/0/000",
                "tile/0/000\n"
            })
    void noPaths(String path) {
        assertThat(Tile.parse(path)).isEmpty();
    }

    /** The example of the specification's section on partial tiles. */
    @Test
    void partialTilesOfATreeOf70000() {
        assertThat(Tile.count(0, 70_000)).isEqualTo(273 * 256 + 112);
        assertThat(Tile.holding(0, 69_999, 70_000)).contains(new Tile(0, 273, 112));
        assertThat(Tile.holding(0, 70_000, 70_000)).isEmpty();
        assertThat(Tile.holding(1, 0, 70_000)).contains(new Tile(1, 0, 256));
        assertThat(Tile.holding(1, 272, 70_000)).contains(new Tile(1, 1, 17));
        assertThat(Tile.holding(2, 0, 70_000)).contains(new Tile(2, 0, 1));
        assertThat(Tile.holding(3, 0, 70_000)).isEmpty();
        assertThat(Tile.holding(1, 0, 256)).contains(new Tile(1, 0, 1));
    }

    @Property
    void everyPathReadsBack(
            @ForAll @IntRange(min = -1, max = 63) int level,
            @ForAll @LongRange(max = Long.MAX_VALUE) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        Tile tile = new Tile(level, index, width);
        assertThat(Tile.parse(tile.path())).isEqualTo(Optional.of(tile));
    }

    @Property(tries = 2_000)
    void anyTextIsAPathOrNone(@ForAll String text) {
        Tile.parse("tile/" + text).ifPresent(tile -> assertThat(tile.path()).isEqualTo("tile/" + text));
    }

    @Test
    void noTiles() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(64, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, 0, 257));
        assertThatIllegalArgumentException().isThrownBy(() -> new Tile(0, -1, 1));
    }
}
