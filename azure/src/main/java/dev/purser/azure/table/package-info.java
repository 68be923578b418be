/**
 * The record as the tables of Azure Monitor's Log Analytics: their names, columns and types, and the views beside them.
 *
 * <p>Promises: a row says what Azure's own record of the event says, as {@link dev.purser.azure.AzureDialect} writes it in its
 * current edition and with the names of this registry, whatever any destination chose; the same columns come of Azure's own
 * blobs. The rule that Azure replaces a {@code TimeGenerated} more than two days old or a day ahead by the time of arrival
 * does not hold here: rows made of the journal again must be the same rows. Does not keep rows. Start at
 * {@link dev.purser.azure.table.AzureTables}.
 */
package dev.purser.azure.table;
