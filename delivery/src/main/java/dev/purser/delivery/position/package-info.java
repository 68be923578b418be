/**
 * What is remembered of each destination: its position in the journal, its dead letters, the objects that were made for
 * it.
 *
 * <p>Promises: position, counts, dead letters and objects of one delivery are stored together or not at all; a pump whose
 * position was set anew by somebody else can store nothing any more. Start at
 * {@link dev.purser.delivery.position.Ledger}.
 */
package dev.purser.delivery.position;
