package dev.purser.kql.plan;

import dev.purser.kql.type.KustoType;

/**
 * A column of a plan's node. Two columns are the same only if their ids are: names may repeat and differ in case.
 *
 * @param id unique within a query
 * @param name as Kusto shows it
 */
public record Col(int id, String name, KustoType type) {}
