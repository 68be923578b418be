/**
 * A server asked through the Log Analytics query API.
 *
 * <p>Promises: rows are passed on as they come; a question that is given up drops its connection, by which the server
 * cancels it. Start at {@link dev.purser.cli.query.online.ServerRespondent}.
 */
package dev.purser.cli.query.online;
