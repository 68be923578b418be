/**
 * What the registry's resource logs and the activity log have in common: the names that records are written under, their
 * texts for times, lengths of time and accounts, and how a foreign record's own spelling is kept.
 *
 * <p>Promises: nothing here knows a category of records. Start at {@link dev.purser.azure.record.AzureSettings}.
 */
package dev.purser.azure.record;
