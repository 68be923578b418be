/**
 * The lake on disk: how a table's columns are kept, Parquet files of closed rows, and the manifest that names them.
 *
 * <p>Promises: a file is whole and synced before the manifest names it; the manifest is replaced as a whole; what it does
 * not name is no part of the lake and is deleted. Does not know what is in memory. Start at
 * {@link dev.purser.lake.file.StoredColumns}.
 */
package dev.purser.lake.file;
