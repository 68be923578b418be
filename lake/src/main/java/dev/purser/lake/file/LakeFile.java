package dev.purser.lake.file;

import java.util.List;

/**
 * A Parquet file of one table's rows of one day. Never changed, and its name never used again.
 *
 * @param path below the lake's folder
 * @param day days since the first of January of year 1
 * @param first the lowest event number in it
 * @param last the highest
 * @param min the time column's least value, in ticks
 * @param max its largest
 * @param rows how many
 * @param bytes its size
 * @param signature the engine's columns in it; see {@link #columns}
 */
public record LakeFile(
        String path,
        long day,
        long first,
        long last,
        long min,
        long max,
        long rows,
        long bytes,
        List<String> signature) {
    /** The columns that its rows have, as {@link StoredColumns#signature} lists them, however the file keeps them. */
    public List<String> columns() {
        return GuidPacking.unpacked(signature);
    }
}
