package dev.purser.kql.sql;

import dev.purser.kql.type.KustoType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * DuckDB's SQL. Rows keep the order of a sort below them, which DuckDB promises for what is put between. Functions whose
 * name starts with {@code kql_} are {@link dev.purser.kql.host.HostFunctions}, to be registered with the connection.
 */
public final class DuckDb implements SqlDialect {
    public static final DuckDb DIALECT = new DuckDb();

    private final Templates scalars = new Templates(DuckDbForms.VALUES, DuckDbFunctionForms.FUNCTIONS);
    private final Templates aggregates = new Templates(DuckDbFunctionForms.AGGREGATES);

    private DuckDb() {}

    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    public Optional<String> template(String name, KustoType result, List<KustoType> args) {
        return scalars.find(name, result, args);
    }

    @Override
    public Optional<String> aggregate(String name, KustoType result, List<KustoType> args) {
        return aggregates.find(name, result, args);
    }

    @Override
    public String type(KustoType type) {
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
    public String literal(KustoType type, Object value) {
        return switch (value) {
            case null -> "CAST(NULL AS " + type(type) + ")";
            case Boolean bool -> bool.toString();
            case Double real ->
                Double.isFinite(real)
                        ? "CAST(" + real + " AS DOUBLE)"
                        : "CAST('" + (Double.isNaN(real) ? "nan" : real > 0 ? "inf" : "-inf") + "' AS DOUBLE)";
            case BigDecimal decimal -> "CAST('" + decimal.toPlainString() + "' AS DECIMAL(38,18))";
            case Long whole when whole == Long.MIN_VALUE -> "CAST('" + whole + "' AS BIGINT)";
            case Long whole -> "CAST(" + whole + " AS " + type(type) + ")";
            default ->
                type == KustoType.STRING
                        ? quoted(value.toString())
                        : "CAST(" + quoted(value.toString()) + " AS " + type(type) + ")";
        };
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

    @Override
    public String once(String variable, List<String> values, String body) {
        String value = values.size() == 1 ? values.getFirst() : "row(" + String.join(", ", values) + ")";
        return "list_transform([" + value + "], lambda " + variable + ": " + body + ")[1]";
    }

    @Override
    public String part(String variable, int place) {
        return variable + "[" + (place + 1) + "]";
    }

    @Override
    public boolean refusesQueries(String template) {
        return template.contains("TRY(") || template.contains("lambda ");
    }

    @Override
    public boolean semiJoins() {
        return true;
    }

    @Override
    public String counter(String count) {
        // A table function takes no sub-query, but it takes a column of what stands before it.
        return count.contains("(SELECT")
                ? "(SELECT " + count + ") AS c(n), range(c.n) AS t(i)"
                : "range(" + count + ") AS t(i)";
    }

    @Override
    public String failure(String message) {
        return "CAST(error(" + quoted(message) + ") AS BIGINT)";
    }

    @Override
    public String elements(String dynamic, boolean array) {
        return "json_extract(CAST(kql_elements(CAST(" + dynamic + " AS VARCHAR), " + array + ") AS JSON), '$[*]')";
    }

    @Override
    public String count(String list) {
        return "len(" + list + ")";
    }

    @Override
    public String element(String list, String place) {
        return "nullif(" + list + "[" + place + "], 'null')";
    }

    @Override
    public String repeated(String columns, String from, String count, String name) {
        return "SELECT " + columns + ", unnest(range(1, " + count + " + 1)) AS " + name(name) + " FROM " + from;
    }

    @Override
    public Optional<String> onePer(String columns, String from, List<String> keys) {
        return Optional.of("SELECT DISTINCT ON (" + String.join(", ", keys) + ") " + columns + " FROM " + from);
    }

    @Override
    public String materialized() {
        return "MATERIALIZED ";
    }
}
