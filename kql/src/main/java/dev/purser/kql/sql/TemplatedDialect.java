package dev.purser.kql.sql;

import dev.purser.kql.type.KustoType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What dialects share whose functions are tables of forms, and whose types have the names of DuckDB and Trino. */
abstract sealed class TemplatedDialect implements SqlDialect permits DuckDb, Trino {
    private final Templates scalars;
    private final Templates aggregates;

    TemplatedDialect(Templates scalars, Templates aggregates) {
        this.scalars = scalars;
        this.aggregates = aggregates;
    }

    /** A real, which may be infinite or no number. */
    abstract String real(double value);

    /** A whole number of that type. */
    abstract String whole(KustoType type, long value);

    /** A dynamic of JSON in a quoted text. */
    abstract String json(String quoted);

    @Override
    public final Optional<String> template(String name, KustoType result, List<KustoType> args) {
        return scalars.find(name, result, args);
    }

    @Override
    public final Optional<String> aggregate(String name, KustoType result, List<KustoType> args) {
        return aggregates.find(name, result, args);
    }

    @Override
    public final String type(KustoType type) {
        return switch (type) {
            case BOOL -> "BOOLEAN";
            case INT -> "INTEGER";
            case LONG, DATETIME, TIMESPAN -> "BIGINT";
            case REAL -> "DOUBLE";
            case DECIMAL -> "DECIMAL(38,18)";
            case STRING, UNKNOWN -> "VARCHAR";
            case GUID -> "UUID";
            case DYNAMIC -> "JSON";
        };
    }

    @Override
    public final String literal(KustoType type, Object value) {
        return switch (value) {
            case null -> "CAST(NULL AS " + type(type) + ")";
            case Boolean bool -> bool.toString();
            case Double real -> real(real);
            case BigDecimal decimal -> "CAST('" + decimal.toPlainString() + "' AS DECIMAL(38,18))";
            case Long whole -> whole(type, whole);
            default -> text(type, quoted(value.toString()));
        };
    }

    private String text(KustoType type, String quoted) {
        return switch (type) {
            case STRING -> quoted;
            case DYNAMIC -> json(quoted);
            default -> "CAST(" + quoted + " AS " + type(type) + ")";
        };
    }

    @Override
    public final String part(String variable, int place) {
        return variable + "[" + (place + 1) + "]";
    }

    /** A text; a NUL, which the engine's texts end at, is made by a function, a lone surrogate is replaced. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('\'');
        boolean nul = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                out.append("''");
            } else if (c == 0) {
                nul = true;
                out.append("' || chr(0) || '");
            } else if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (pair) {
                    out.append(c).append(text.charAt(++i));
                } else {
                    out.append('\uFFFD');
                }
            } else {
                out.append(c);
            }
        }
        out.append('\'');
        return nul ? "(" + out + ")" : out.toString();
    }
}
