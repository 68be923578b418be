package dev.purser.lake.file;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import java.util.Optional;

/**
 * A declared column as the engine keeps it: one column of the engine's, or two where a form has a second one for what does
 * not fit it.
 *
 * @param name the declared name
 * @param kind how it is kept
 * @param required whether it must have a value: the time column
 */
public record StoredColumn(String name, Kind kind, boolean required) {
    /** How the engine keeps a value. */
    public enum Kind {
        LONG("BIGINT"),
        INT("INTEGER"),
        REAL("DOUBLE"),
        TRUTH("BOOLEAN"),
        /** A string; never null. */
        TEXT("VARCHAR"),
        /** JSON text, or null. */
        DYNAMIC("VARCHAR"),
        GUID("UUID"),
        DECIMAL("DECIMAL(38,18)"),
        /** A string: a GUID in lower case, or else a text beside it; both null where it is empty. */
        GUID_TEXT("UUID"),
        /** A string: a number with six digits after the point, or else a text beside it; both null where it is empty. */
        SIX_DECIMALS("DECIMAL(18,6)");

        private final String type;

        Kind(String type) {
            this.type = type;
        }

        boolean twofold() {
            return this == GUID_TEXT || this == SIX_DECIMALS;
        }
    }

    static StoredColumn of(Column column, boolean required) {
        Kind kind = switch (column.type()) {
            case LONG, DATETIME, TIMESPAN -> Kind.LONG;
            case INT -> Kind.INT;
            case REAL -> Kind.REAL;
            case BOOL -> Kind.TRUTH;
            case DYNAMIC -> Kind.DYNAMIC;
            case GUID -> Kind.GUID;
            case DECIMAL -> Kind.DECIMAL;
            case STRING ->
                switch (column.form()) {
                    case PLAIN -> Kind.TEXT;
                    case GUID_TEXT -> Kind.GUID_TEXT;
                    case SIX_DECIMALS -> Kind.SIX_DECIMALS;
                };
            case UNKNOWN -> throw new IllegalArgumentException("a column needs a type: " + column.name());
        };
        if (column.type() != KustoType.STRING && column.form() != Column.Form.PLAIN) {
            throw new IllegalArgumentException("only strings have a form: " + column.name());
        }
        return new StoredColumn(column.name(), kind, required);
    }

    /** The engine's name of it, quoted. */
    String quoted() {
        return quote(name);
    }

    /** The quoted name of the column for what does not fit. */
    String quotedRest() {
        return quote(name + "~");
    }

    String type() {
        return kind.type;
    }

    /** What stands for it where it was not kept. */
    String absent() {
        return kind == Kind.TEXT ? "''" : "CAST(NULL AS " + kind.type + ")";
    }

    /** SQL over the engine's columns for the value in the engine's form of its Kusto type. */
    String value() {
        return kind.twofold() ? "coalesce(CAST(" + quoted() + " AS VARCHAR), " + quotedRest() + ", '')" : quoted();
    }

    /** SQL for the number that a text is kept as, or null; empty where none is. */
    Optional<String> number() {
        return kind == Kind.SIX_DECIMALS ? Optional.of(quoted()) : Optional.empty();
    }

    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
