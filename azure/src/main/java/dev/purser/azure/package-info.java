/**
 * Purser as Azure's clients know it: the dialect of the container registry's resource logs and of the activity log.
 *
 * <p>It does not know the rooms of other clouds. Start at {@code AzureDialect}.
 */
package dev.purser.azure;
