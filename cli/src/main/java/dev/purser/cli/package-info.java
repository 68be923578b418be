/**
 * The {@code purser} command: a client of Purser's own API, and what works on folders without a server (verify, restore).
 *
 * <p>Promises: one class per command, exit codes as {@link dev.purser.cli.ExitCode} names them, errors as one message
 * and one advice on standard error, never a stack trace; no secret on a command line, in an output that was not asked
 * for, or in a file that others may read. Start at {@link dev.purser.cli.Main}, then
 * {@link dev.purser.cli.PurserCommand}, the list of commands.
 */
package dev.purser.cli;
