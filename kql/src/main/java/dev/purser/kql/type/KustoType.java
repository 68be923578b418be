package dev.purser.kql.type;

import java.util.Map;
import java.util.Optional;

/** Kusto's scalar types. {@link #UNKNOWN} is the type of what could not be bound; it never leaves with a valid query. */
public enum KustoType {
    BOOL("bool", "System.SByte"),
    INT("int", "System.Int32"),
    LONG("long", "System.Int64"),
    REAL("real", "System.Double"),
    DECIMAL("decimal", "System.Data.SqlTypes.SqlDecimal"),
    STRING("string", "System.String"),
    DATETIME("datetime", "System.DateTime"),
    TIMESPAN("timespan", "System.TimeSpan"),
    GUID("guid", "System.Guid"),
    DYNAMIC("dynamic", "System.Object"),
    UNKNOWN("unknown", "System.Object");

    private static final Map<String, KustoType> BY_NAME = Map.ofEntries(
            Map.entry("bool", BOOL),
            Map.entry("boolean", BOOL),
            Map.entry("int", INT),
            Map.entry("int32", INT),
            Map.entry("long", LONG),
            Map.entry("int64", LONG),
            Map.entry("real", REAL),
            Map.entry("double", REAL),
            Map.entry("decimal", DECIMAL),
            Map.entry("string", STRING),
            Map.entry("datetime", DATETIME),
            Map.entry("date", DATETIME),
            Map.entry("timespan", TIMESPAN),
            Map.entry("time", TIMESPAN),
            Map.entry("guid", GUID),
            Map.entry("uuid", GUID),
            Map.entry("uniqueid", GUID),
            Map.entry("dynamic", DYNAMIC));

    private final String kusto;
    private final String clr;

    KustoType(String kusto, String clr) {
        this.kusto = kusto;
        this.clr = clr;
    }

    /** The name in queries and schemas, such as {@code long}. */
    public String kusto() {
        return kusto;
    }

    /** The name that {@code getschema} gives as DataType, such as {@code System.Int64}. */
    public String clr() {
        return clr;
    }

    /** The type of that name or alias, as Kusto spells them (lower case). */
    public static Optional<KustoType> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public boolean isInteger() {
        return this == INT || this == LONG;
    }

    public boolean isNumeric() {
        return this == INT || this == LONG || this == REAL || this == DECIMAL;
    }

    /** What can be added up: numbers, datetimes and timespans. */
    public boolean isSummable() {
        return isNumeric() || this == DATETIME || this == TIMESPAN;
    }

    /** The type that two numbers are both brought to: decimal over real over long over int. */
    public static KustoType widest(KustoType a, KustoType b) {
        if (a == DECIMAL || b == DECIMAL) {
            return DECIMAL;
        }
        if (a == REAL || b == REAL) {
            return REAL;
        }
        return a == INT && b == INT ? INT : LONG;
    }
}
