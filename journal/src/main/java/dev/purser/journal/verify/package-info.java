/**
 * The proof for outsiders: checks a journal's files, or its exported static log, with nothing but a public key, and
 * writes that static log.
 *
 * <p>Promises: one pass over the files, bounded memory, the first wrong record by its number; what an
 * {@code erase.subject} event accounts for is told apart from what was altered and from what is missing. Does not
 * promise what no verifier can: nothing is known of what came after the last record that is here (hold a checkpoint from
 * elsewhere against it), and who has the signing key can rewrite what nobody outside has seen.
 *
 * <p>Start at {@link dev.purser.journal.verify.Verifier}; {@link dev.purser.journal.verify.VerificationReport} is what
 * it finds, {@link dev.purser.journal.verify.StaticLog} writes the C2SP tlog-tiles folder.
 */
package dev.purser.journal.verify;
