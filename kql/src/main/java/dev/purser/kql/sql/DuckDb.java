package dev.purser.kql.sql;

import dev.purser.kql.type.KustoType;
import java.util.List;
import java.util.Optional;

/**
 * DuckDB's SQL. Rows keep the order of a sort below them, which DuckDB promises for what is put between. Functions whose
 * name starts with {@code kql_} are {@link dev.purser.kql.host.HostFunctions}, to be registered with the connection.
 */
public final class DuckDb extends TemplatedDialect {
    public static final DuckDb DIALECT = new DuckDb();

    private DuckDb() {
        super(
                new Templates(DuckDbForms.VALUES, DuckDbFunctionForms.FUNCTIONS),
                new Templates(DuckDbFunctionForms.AGGREGATES));
    }

    @Override
    public String name() {
        return "DuckDB";
    }

    @Override
    String real(double value) {
        return Double.isFinite(value)
                ? "CAST(" + value + " AS DOUBLE)"
                : "CAST('" + (Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf") + "' AS DOUBLE)";
    }

    @Override
    String whole(KustoType type, long value) {
        return value == Long.MIN_VALUE
                ? "CAST('" + value + "' AS BIGINT)"
                : "CAST(" + value + " AS " + type(type) + ")";
    }

    @Override
    String json(String quoted) {
        return "CAST(" + quoted + " AS JSON)";
    }

    @Override
    public String once(String variable, List<String> values, String body) {
        String value = values.size() == 1 ? values.getFirst() : "row(" + String.join(", ", values) + ")";
        return "list_transform([" + value + "], lambda " + variable + ": " + body + ")[1]";
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
    public boolean repeats() {
        return true;
    }

    @Override
    public String materialized() {
        return "MATERIALIZED ";
    }
}
