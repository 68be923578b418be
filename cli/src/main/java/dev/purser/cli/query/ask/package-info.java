/**
 * A question, whoever answers it, and how what is wrong with it is shown.
 *
 * <p>Promises: a server and files are asked alike and fail alike. Start at {@link dev.purser.cli.query.ask.Respondent}.
 */
package dev.purser.cli.query.ask;
