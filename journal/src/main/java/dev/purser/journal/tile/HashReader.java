package dev.purser.journal.tile;

import java.io.IOException;

/** Where the hashes of tiles are read from. Implementations say whether they may be shared between threads. */
@FunctionalInterface
public interface HashReader {
    /**
     * Consecutive hashes of one tile level.
     *
     * @param level the level of the tile, from 0
     * @param first index of the first hash within its level
     * @param count how many, all within one tile of 256
     * @return {@code count} × 32 bytes
     * @throws IOException if they are not all there
     */
    byte[] read(int level, long first, int count) throws IOException;
}
