package dev.purser.azure.table;

/**
 * A query that is shipped.
 *
 * @param id its file's name, without the ending
 * @param name for lists
 * @param description what it answers
 * @param text the query, as Azure's page has it
 */
public record ExampleQuery(String id, String name, String description, String text) {}
