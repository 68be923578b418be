package dev.purser.cli.query.offline;

import dev.purser.kql.type.KustoType;

/**
 * A column in the engine.
 *
 * @param name as the engine calls it
 */
record PartColumn(String name, KustoType type) {
    String quoted() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    String definition() {
        return quoted() + ' ' + engineType();
    }

    String engineType() {
        return switch (type) {
            case BOOL -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG, DATETIME, TIMESPAN -> "BIGINT";
            case REAL -> "DOUBLE";
            case DECIMAL -> "DECIMAL(38,18)";
            case GUID -> "UUID";
            case STRING, DYNAMIC, UNKNOWN -> "VARCHAR";
        };
    }
}
