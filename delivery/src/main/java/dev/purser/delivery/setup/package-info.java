/**
 * How destinations are set up: checked, kept with their secrets encrypted, and opened.
 *
 * <p>Promises: what was kept could be opened when it was kept; a secret leaves this package only to the destination that
 * it belongs to. Does not deliver. Start at {@link dev.purser.delivery.setup.Workshop}.
 */
package dev.purser.delivery.setup;
