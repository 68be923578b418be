package dev.purser.kql.sql;

import dev.purser.kql.plan.Rel;
import dev.purser.kql.type.KustoType;
import java.util.List;
import java.util.Optional;

/**
 * How one engine writes what plans mean. A dialect holds no state and is safe for threads. Everything that comes from a
 * query's text reaches SQL through {@link #literal} and {@link #name} alone.
 */
public interface SqlDialect {
    /** The engine's name, for messages. */
    String name();

    /**
     * A function's form: SQL with {@code {0}}, {@code {1}} … for its arguments and {@code {*}} for all of them.
     *
     * @param name canonical
     * @param result the call's type
     * @param args the arguments' types
     */
    Optional<String> template(String name, KustoType result, List<KustoType> args);

    /** An aggregate's form: as {@link #template}, with {@code {filter}} for its condition and {@code {order}} for its order. */
    Optional<String> aggregate(String name, KustoType result, List<KustoType> args);

    /** The engine's type for values of that type. */
    String type(KustoType type);

    /** A constant, quoted. */
    String literal(KustoType type, Object value);

    /** A name, quoted. */
    default String name(String name) {
        return '"' + name.replace("\"", "\"\"").replace("\0", "") + '"';
    }

    /**
     * {@code body} with {@code variable} standing for a value that is reckoned once, or for several, of which each is
     * {@link #part} of it. No sub-query may stand in the body.
     */
    String once(String variable, List<String> values, String body);

    /** One of several values that a variable stands for, by its place from 0. */
    String part(String variable, int place);

    /** Whether a form takes no sub-query as an argument. */
    default boolean refusesQueries(String template) {
        return false;
    }

    /** Whether a semi join has a form of its own; else it is written with EXISTS. */
    boolean semiJoins();

    /** A relation of one column {@code i} that counts from 0 up to, not including, a number. */
    String counter(String count);

    /** An expression that fails at run time with that message, typed as a long. */
    String failure(String message);

    /** The elements of a dynamic as the engine's own list, made so that {@link #element} can take them. */
    String elements(String dynamic, boolean array);

    /** How many elements such a list has. */
    String count(String list);

    /** The element at that place, from 1; null past the end. */
    String element(String list, String place);

    /** A select with each row repeated as often as {@code count} says, its repetition from 1 in a column of that name. */
    String repeated(String columns, String from, String count, String name);

    /** One row per value of the keys; empty where row numbers must do. */
    Optional<String> onePer(String columns, String from, List<String> keys);

    /** Whether the engine makes rows of rows as often as it takes. */
    boolean repeats();

    /** What keeps a common table expression from being reckoned more than once, before its bracket. */
    String materialized();

    /** Words after a sort's key that place nulls and such. */
    default String order(String key, KustoType type, Rel.Key how) {
        String expr = type == KustoType.REAL ? "CASE WHEN NOT " + nan(key) + " THEN " + key + " END" : key;
        String nulls = type == KustoType.STRING ? "" : how.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
        return expr + (how.descending() ? " DESC" : " ASC") + nulls;
    }

    /** Whether a real is no number. */
    default String nan(String real) {
        return template("isnan", KustoType.BOOL, List.of(KustoType.REAL))
                .orElseThrow()
                .replace("{0}", real);
    }
}
