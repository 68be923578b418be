package dev.purser.kql.schema;

import dev.purser.kql.type.KustoType;
import java.util.List;
import java.util.Optional;

/**
 * A stored table.
 *
 * @param name as queries call it
 * @param source what the engine reads: SQL for a relation, such as a quoted name or a table function; trusted, never from
 *     a query
 * @param columns in order
 */
public record Table(String name, String source, List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
    }

    /**
     * A column.
     *
     * @param name as queries call it
     * @param stored SQL for its value in the engine's own form (see {@code sql}), such as a quoted name; trusted. A string
     *     that may be null there must be made {@code ''} by it
     * @param hidden whether it is there only where a query names it: it is in no {@code *} and in no answer of itself
     * @param number where most of a string column's texts are kept as numbers: SQL for that number, a decimal with six digits
     *     after the point whose text with all of them is the string, or null where the string is kept otherwise; trusted
     */
    public record Column(String name, KustoType type, String stored, boolean hidden, Optional<String> number) {
        /** A column that is not kept as numbers. */
        public Column(String name, KustoType type, String stored, boolean hidden) {
            this(name, type, stored, hidden, Optional.empty());
        }

        /** A column that is shown. */
        public Column(String name, KustoType type, String stored) {
            this(name, type, stored, false);
        }

        /** A column stored under its own name. A string's nulls become empty. */
        public static Column of(String name, KustoType type) {
            String quoted = '"' + name.replace("\"", "\"\"") + '"';
            return new Column(name, type, type == KustoType.STRING ? "coalesce(" + quoted + ", '')" : quoted);
        }

        public Column hide() {
            return new Column(name, type, stored, true, number);
        }
    }

    /** A table stored under its own name. */
    public static Table of(String name, Column... columns) {
        return new Table(name, '"' + name.replace("\"", "\"\"") + '"', List.of(columns));
    }
}
