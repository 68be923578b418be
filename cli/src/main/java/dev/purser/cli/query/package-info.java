/**
 * {@code purser query}: Kusto asked of a server, or of files without any server.
 *
 * <p>Promises: the same query gives the same columns and values either way; problems are shown where they stand in the
 * text; nothing is left behind or running when the command ends. Start at {@code QueryCommand}.
 */
package dev.purser.cli.query;
