/**
 * Syntax tree to plan: names to columns, constants and tables, types by Kusto's rules, the names of the answer's columns,
 * and every problem with its place. Bodies of functions and names of tables are bound anew at each use, as Kusto's are
 * macros; how much may come of that is bounded.
 *
 * <p>Start at {@link dev.purser.kql.bind.Binder}; what is supported is told by {@link dev.purser.kql.bind.Inventory}.
 */
package dev.purser.kql.bind;
