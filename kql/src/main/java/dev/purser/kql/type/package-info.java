/**
 * Kusto's types and values, and the problems that a query can have. Everything here is a plain value; nothing knows a
 * query or an engine.
 *
 * <p>A datetime is a count of 100 ns ticks since year 1, a timespan a signed count of ticks ({@link
 * dev.purser.kql.type.Ticks}); a dynamic is JSON text in its compact form ({@link dev.purser.kql.type.Json}).
 *
 * <p>Start at {@link dev.purser.kql.type.KustoType}.
 */
package dev.purser.kql.type;
