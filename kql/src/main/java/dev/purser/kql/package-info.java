/**
 * Kusto's query language on SQL engines. {@link dev.purser.kql.Kql} turns text into a bound query, and that into SQL by a
 * {@link dev.purser.kql.sql.SqlDialect}.
 *
 * <p>Promises: any text gives a query or problems with their places, never an exception; SQL holds nothing of the text
 * but quoted constants; the result's columns have Kusto's names, types and order. The library opens no file and no
 * connection, keeps no state, and every public type is immutable and safe for threads.
 *
 * <p>How values look in the engine: a datetime is a BIGINT of 100 ns ticks since year 1, a timespan a BIGINT of ticks, a
 * dynamic compact JSON (a null is SQL NULL), a guid UUID, a decimal DECIMAL(38,18), a string VARCHAR and never NULL.
 *
 * <p>Not promised: Kusto's ingestion, commands, plugins that run code, graph operators; see the coverage table.
 */
package dev.purser.kql;
