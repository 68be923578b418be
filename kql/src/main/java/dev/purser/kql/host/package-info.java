/**
 * Kusto's functions in plain Java, for engines that have none like them. An embedder registers {@link
 * dev.purser.kql.host.HostFunctions#all} with its connection; SQL calls them under names that start with {@code kql_}.
 * They touch nothing but their arguments.
 */
package dev.purser.kql.host;
