/**
 * The query engine: one embedded DuckDB that reads the lake's own folders and nothing else.
 *
 * <p>Promises: whoever holds a connection reaches no file outside the folders that it was opened with, no network, no
 * extension, and changes no setting; memory and threads are bounded for all connections together. Does not know Kusto or
 * tables. Start at {@link dev.purser.lake.engine.Engine}.
 */
package dev.purser.lake.engine;
