/**
 * The proof: a Merkle tree over the journal's leaves (RFC 6962 section 2.1, restated in RFC 9162 section 2.1), laid out
 * as C2SP {@code tlog-tiles}, with C2SP {@code tlog-checkpoint} signed notes.
 *
 * <p>Promises: the bytes of tiles, entry bundles, notes and keys are those of the C2SP specifications, so that any
 * transparency-log client reads them; a proof that verifies here verifies there. Does not promise to keep anything:
 * hash files are derived from the leaves and may be rebuilt from them at any time.
 *
 * <p>Start at {@link dev.purser.journal.tile.MerkleFrontier} (the tree as it grows),
 * {@link dev.purser.journal.tile.MerkleTree} (proofs from stored hashes) and
 * {@link dev.purser.journal.tile.Checkpoint} (what is signed).
 */
package dev.purser.journal.tile;
