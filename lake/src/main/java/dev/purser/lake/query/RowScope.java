package dev.purser.lake.query;

import dev.purser.kql.schema.Table;
import java.util.Optional;

/**
 * Which rows a question may see: those whose text column holds a path, or one below it. A table without that column is not
 * there for the question.
 *
 * @param column the column's name
 * @param path compared as it is, case and all; no slash at its end
 */
public record RowScope(String column, String path) {
    /** The table with no other rows than those; empty where it has no such column. */
    Optional<Table> of(Table table) {
        return table.columns().stream()
                .filter(one -> one.name().equals(column))
                .findFirst()
                .map(one -> new Table(table.name(), source(table.source(), one.stored()), table.columns()));
    }

    private String source(String source, String held) {
        return "(SELECT * FROM " + source + " WHERE " + held + " = " + literal(path) + " OR starts_with(" + held + ", "
                + literal(path + "/") + ")) AS \"$scope\"";
    }

    private static String literal(String text) {
        return '\'' + text.replace("'", "''") + '\'';
    }
}
