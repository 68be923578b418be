package dev.purser.server.config;

/**
 * One name that a source gave a value to, before anyone knows whether there is such a setting.
 *
 * @param name dotted, for example {@code journal.segment-bytes}
 * @param text the value as written; the members of a list joined by commas
 * @param list true if the source wrote a list
 * @param where for messages
 */
record Assignment(String name, String text, boolean list, Where where) {}
