/**
 * The typed logical plan: scalar expressions ({@link dev.purser.kql.plan.Expr}) and relations ({@link
 * dev.purser.kql.plan.Rel}), both sealed, with Kusto's meaning and no engine's. What a function's name means is Kusto's
 * documentation; how an engine does it is told in {@code sql}.
 */
package dev.purser.kql.plan;
