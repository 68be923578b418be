/**
 * Plans to SQL. {@link dev.purser.kql.sql.SqlWriter} knows the shape of statements, a {@link
 * dev.purser.kql.sql.SqlDialect} how an engine spells each function. Texts and names of a query reach SQL only quoted, by
 * the dialect; only functions that a dialect lists, or host functions, are ever called.
 *
 * <p>Values: datetime and timespan are BIGINT ticks, dynamic is JSON with SQL NULL for null, a string is never NULL.
 *
 * <p>Start at {@link dev.purser.kql.sql.DuckDb}.
 */
package dev.purser.kql.sql;
