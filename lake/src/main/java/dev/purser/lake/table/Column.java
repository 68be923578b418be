package dev.purser.lake.table;

import dev.purser.kql.type.KustoType;
import java.util.Optional;

/**
 * A column.
 *
 * @param name as queries call it
 * @param type its Kusto type
 * @param form how its values are kept
 * @param computed where it is not kept but reckoned: trusted SQL over the stored columns' quoted names, in the engine's
 *     form of the type ({@code kql}'s README). A name there stands for the value that queries see, whatever the column's
 *     form: a string's is never null. Such a column is not part of a row that is written
 * @param hidden shown only where a query names it
 * @param description for schemas; may be empty
 */
public record Column(
        String name, KustoType type, Form form, Optional<String> computed, boolean hidden, String description) {
    /** How a stored column's values are kept. Whatever the form, a query sees the values that were written. */
    public enum Form {
        /** As the engine keeps the type: datetimes and timespans as ticks, dynamics as compact JSON. */
        PLAIN,
        /** Texts that nearly always are GUIDs in lower case: 16 bytes each; others are kept as they are. */
        GUID_TEXT,
        /** Texts that nearly always are decimal numbers with six digits after the point: kept as a number; others are kept as they are. */
        SIX_DECIMALS
    }

    /** A stored column, shown. */
    public static Column of(String name, KustoType type) {
        return new Column(name, type, Form.PLAIN, Optional.empty(), false, "");
    }

    /** A column that is reckoned from others, or always the same. */
    public static Column computed(String name, KustoType type, String sql) {
        return new Column(name, type, Form.PLAIN, Optional.of(sql), false, "");
    }

    public Column as(Form other) {
        return new Column(name, type, other, computed, hidden, description);
    }

    public Column hide() {
        return new Column(name, type, form, computed, true, description);
    }

    public Column describe(String text) {
        return new Column(name, type, form, computed, hidden, text);
    }

    public boolean stored() {
        return computed.isEmpty();
    }
}
