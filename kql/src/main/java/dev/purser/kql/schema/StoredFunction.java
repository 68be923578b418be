package dev.purser.kql.schema;

/**
 * A function or view kept beside the tables.
 *
 * @param parameters as Kusto writes them, such as {@code (since:timespan = 1d)}; {@code ()} for a view
 * @param body a query, without braces
 */
public record StoredFunction(String name, String parameters, String body) {}
