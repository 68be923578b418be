/**
 * The durable log: every event on disk and numbered before anyone is answered, in a Merkle tree with signed
 * checkpoints.
 *
 * <p>Promises: {@link dev.purser.journal.Journal#append} returns only after the sync; numbers have no holes; after a
 * crash nothing that was acknowledged is missing, and nothing that is damaged goes unsaid. Does not know what the events
 * mean, nor who may read them.
 *
 * <p>Start at {@link dev.purser.journal.Journal}, the contract; {@link dev.purser.journal.Recorder} is the only way in;
 * {@code FileJournal} is the engine on files, whose format {@link dev.purser.journal.segment}
 * describes. The proof is in {@link dev.purser.journal.tile}.
 */
package dev.purser.journal;
