/**
 * The lake against its targets: a registry's traffic of 90 days, drawn from a seed, asked ten questions in Kusto, in SQL
 * written by hand for the same engine and files, and by PostgreSQL.
 *
 * <p>Start at {@link dev.purser.bench.lake.LakeBench}. Each question is a file in {@code resources}: Kusto, with the SQL
 * for both engines beside it.
 */
package dev.purser.bench.lake;
