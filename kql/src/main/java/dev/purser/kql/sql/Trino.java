package dev.purser.kql.sql;

import dev.purser.kql.type.KustoType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Trino's SQL, to prove that plans know no engine: every plan is written in it and read by Trino's own parser. It has not
 * been run against a Trino server. Known to differ: a sort below other operators is not kept, as Trino keeps none.
 */
public final class Trino implements SqlDialect {
    public static final Trino DIALECT = new Trino();

    private final Templates scalars = new Templates(TrinoForms.VALUES);
    private final Templates aggregates = new Templates(TrinoForms.AGGREGATES);

    private Trino() {}

    @Override
    public String name() {
        return "Trino";
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
                        ? "CAST('" + real + "' AS DOUBLE)"
                        : Double.isNaN(real) ? "nan()" : real > 0 ? "infinity()" : "(-infinity())";
            case BigDecimal decimal -> "CAST('" + decimal.toPlainString() + "' AS DECIMAL(38,18))";
            case Long whole -> "CAST('" + whole + "' AS " + type(type) + ")";
            default ->
                switch (type) {
                    case STRING -> quoted(value.toString());
                    case DYNAMIC -> "json_parse(" + quoted(value.toString()) + ")";
                    default -> "CAST(" + quoted(value.toString()) + " AS " + type(type) + ")";
                };
        };
    }

    private static String quoted(String text) {
        return DuckDb.quoted(text);
    }

    @Override
    public String once(String variable, List<String> values, String body) {
        String value = values.size() == 1 ? values.getFirst() : "ROW(" + String.join(", ", values) + ")";
        return "element_at(transform(ARRAY[" + value + "], " + variable + " -> " + body + "), 1)";
    }

    @Override
    public String part(String variable, int place) {
        return variable + "[" + (place + 1) + "]";
    }

    @Override
    public boolean semiJoins() {
        return false;
    }

    @Override
    public String counter(String count) {
        return "UNNEST(CASE WHEN " + count + " > 0 THEN sequence(0, " + count + " - 1) ELSE ARRAY[] END) AS t(i)";
    }

    @Override
    public String failure(String message) {
        return "CAST(fail(" + quoted(message) + ") AS BIGINT)";
    }

    @Override
    public String elements(String dynamic, boolean array) {
        return "CAST(json_parse(kql_elements(json_format(" + dynamic + "), " + array + ")) AS ARRAY(JSON))";
    }

    @Override
    public String count(String list) {
        return "cardinality(" + list + ")";
    }

    @Override
    public String element(String list, String place) {
        return "element_at(" + list + ", " + place + ")";
    }

    @Override
    public String repeated(String columns, String from, String count, String name) {
        return "SELECT " + columns + ", u." + name(name) + " FROM " + from + " CROSS JOIN UNNEST(CASE WHEN " + count
                + " > 0 THEN sequence(1, " + count + ") ELSE ARRAY[] END) AS u(" + name(name) + ")";
    }

    @Override
    public Optional<String> onePer(String columns, String from, List<String> keys) {
        return Optional.empty();
    }

    @Override
    public String materialized() {
        return "";
    }
}
