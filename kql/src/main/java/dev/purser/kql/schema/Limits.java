package dev.purser.kql.schema;

/**
 * What one query may ask for.
 *
 * @param queryLength characters of its text
 * @param planNodes relations and expressions after all names have been resolved; a {@code let} counts at each use
 * @param sqlLength characters of the SQL
 * @param rangeRows rows of one {@code range}
 * @param arrayElements elements of an array made by one call or aggregate
 * @param operators piped operators in one chain
 */
public record Limits(int queryLength, int planNodes, int sqlLength, long rangeRows, int arrayElements, int operators) {
    public static final Limits DEFAULT = new Limits(2 << 20, 100_000, 8 << 20, 50_000_000, 1_048_576, 250);
}
