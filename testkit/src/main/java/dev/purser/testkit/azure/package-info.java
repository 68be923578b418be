/**
 * Azurite, Microsoft's own emulator of storage accounts, as a process beside the test.
 *
 * <p>Needs Node.js and npm, and npm's registry once; where one of them is missing, tests are skipped and say so. Start at
 * {@link dev.purser.testkit.azure.Azurite}.
 */
package dev.purser.testkit.azure;
