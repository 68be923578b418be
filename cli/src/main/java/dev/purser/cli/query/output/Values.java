package dev.purser.cli.query.output;

import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.RealText;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.query.ResultRow;

/** Values as Kusto spells them ({@code tostring}). */
public final class Values {
    private Values() {}

    /** The value's text; {@code null} for null. */
    public static String text(ResultRow row, int column, KustoType type) {
        if (row.isNull(column)) {
            return null;
        }
        return switch (type) {
            case BOOL -> Boolean.toString(row.truth(column));
            case INT, LONG -> Long.toString(row.number(column));
            case DATETIME -> Ticks.datetime(row.number(column));
            case TIMESPAN -> Ticks.timespan(row.number(column));
            case REAL -> RealText.of(row.real(column));
            case DECIMAL, STRING, GUID, DYNAMIC, UNKNOWN -> row.text(column);
        };
    }
}
