/**
 * Files as tables: found, read, brought into Parquet in a temporary folder, and asked there, without any server.
 *
 * <p>Promises: no record is dropped in silence; memory is bounded whatever the size of the files; the temporary folder is
 * gone at the end, also after Ctrl-C; queries reach the tables and no file. Start at
 * {@link dev.purser.cli.query.offline.OfflineTables}.
 */
package dev.purser.cli.query.offline;
