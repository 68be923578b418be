/**
 * Commands that look after the tables that the record can be asked in.
 *
 * <p>Promises: they only call the server's API. Start at {@link dev.purser.cli.lake.LakeCommand}.
 */
package dev.purser.cli.lake;
