package dev.purser.lake.query;

import dev.purser.kql.BoundQuery;
import java.math.BigDecimal;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;

/** A row of the engine's, as it lies in its memory. Counts what is read from it. */
final class ChunkRow implements ResultRow {
    private final DuckDBReadableVector[] vectors;
    private long row;
    private long bytes;

    ChunkRow(List<BoundQuery.Column> columns) {
        vectors = new DuckDBReadableVector[columns.size()];
    }

    void chunk(DuckDBDataChunkReader chunk) {
        for (int i = 0; i < vectors.length; i++) {
            vectors[i] = chunk.vector(i);
        }
    }

    void row(long place) {
        row = place;
    }

    /** How much has been read so far, about. */
    long bytes() {
        return bytes;
    }

    @Override
    public boolean isNull(int column) {
        bytes++;
        return vectors[column].isNull(row);
    }

    @Override
    public long number(int column) {
        bytes += Long.BYTES;
        DuckDBReadableVector vector = vectors[column];
        return vector.getType() == DuckDBColumnType.BIGINT ? vector.getLong(row) : narrow(vector);
    }

    private long narrow(DuckDBReadableVector vector) {
        return switch (vector.getType()) {
            case INTEGER -> vector.getInt(row);
            case HUGEINT -> vector.getHugeInt(row).longValue();
            case SMALLINT -> vector.getShort(row);
            case TINYINT -> vector.getByte(row);
            default -> vector.getLong(row);
        };
    }

    @Override
    public double real(int column) {
        bytes += Double.BYTES;
        return vectors[column].getDouble(row);
    }

    @Override
    public boolean truth(int column) {
        bytes++;
        return vectors[column].getBoolean(row);
    }

    @Override
    public String text(int column) {
        DuckDBReadableVector vector = vectors[column];
        String text =
                vector.getType() == DuckDBColumnType.DECIMAL ? plain(vector.getBigDecimal(row)) : vector.getString(row);
        bytes += text == null ? 1 : text.length();
        return text;
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
