/**
 * Query text to syntax tree: lexer, recursive-descent parser with recovery, and the sealed tree with exact positions.
 * Knows no schema and no types but those of literals. Never throws, whatever the text: see {@link
 * dev.purser.kql.syntax.Parser}.
 *
 * <p>Start at {@link dev.purser.kql.syntax.Node}.
 */
package dev.purser.kql.syntax;
