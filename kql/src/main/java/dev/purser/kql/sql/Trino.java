package dev.purser.kql.sql;

import dev.purser.kql.type.KustoType;
import java.util.List;
import java.util.Optional;

/**
 * Trino's SQL, to prove that plans know no engine: every plan is written in it and read by Trino's own parser. It has not
 * been run against a Trino server. Known to differ: a sort below other operators is not kept, as Trino keeps none.
 */
public final class Trino extends TemplatedDialect {
    public static final Trino DIALECT = new Trino();

    private Trino() {
        super(new Templates(TrinoForms.VALUES), new Templates(TrinoForms.AGGREGATES));
    }

    @Override
    public String name() {
        return "Trino";
    }

    @Override
    String real(double value) {
        return Double.isFinite(value)
                ? "CAST('" + value + "' AS DOUBLE)"
                : Double.isNaN(value) ? "nan()" : value > 0 ? "infinity()" : "(-infinity())";
    }

    @Override
    String whole(KustoType type, long value) {
        return "CAST('" + value + "' AS " + type(type) + ")";
    }

    @Override
    String json(String quoted) {
        return "json_parse(" + quoted + ")";
    }

    @Override
    public String once(String variable, List<String> values, String body) {
        String value = values.size() == 1 ? values.getFirst() : "ROW(" + String.join(", ", values) + ")";
        return "element_at(transform(ARRAY[" + value + "], " + variable + " -> " + body + "), 1)";
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
    public boolean repeats() {
        return false;
    }

    @Override
    public String materialized() {
        return "";
    }
}
