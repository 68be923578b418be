/**
 * The prompt: queries typed one after the other, with history, completion and colours.
 *
 * <p>Promises: a query goes off at {@code ;} or at an empty line; Ctrl-C ends the query that runs, not the prompt. Editing
 * is JLine's. Start at {@link dev.purser.cli.query.prompt.Prompt}.
 */
package dev.purser.cli.query.prompt;
