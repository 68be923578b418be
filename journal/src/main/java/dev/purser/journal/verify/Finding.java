package dev.purser.journal.verify;

import java.util.Optional;

/**
 * One thing that the verifier has to say.
 *
 * @param kind what was found
 * @param first the first record that it concerns; the number after the last record where it concerns none
 * @param last the last record that it concerns, included
 * @param detail in words, for people
 */
public record Finding(Kind kind, long first, long last, String detail) {
    /** What can be found. */
    public enum Kind {
        /** A leaf is not what was signed, or not what its stored hash says. */
        ALTERED_LEAF(true),
        /** A tile of a static log is not what its entries make it. */
        ALTERED_TILE(true),
        /** A private part is not what its leaf says, or its record's frame is not what was written. */
        ALTERED_PART(true),
        /** A private part is not there, and no erasure on the record accounts for it. */
        MISSING_PART(true),
        /** Records are not there, or cannot be told apart from damage. */
        MISSING_RECORDS(true),
        /** A checkpoint contradicts the records, another checkpoint, or the log's name. */
        CHECKPOINT_MISMATCH(true),
        /** A checkpoint is not signed by a key that is trusted, or its signature does not hold. */
        BAD_SIGNATURE(true),
        /** A checkpoint known from elsewhere reaches beyond what is here. */
        BEHIND_KNOWN(true),
        /** A checkpoint known from elsewhere tells of another history. */
        FORKED_FROM_KNOWN(true),
        /** Something could not be read, or is no part of a journal of a known format. */
        UNREADABLE(true),
        /** Bytes after the last whole batch that nobody was ever answered for: what a crash leaves. */
        UNFINISHED_END(false),
        /** The derived hash files do not agree with the leaves and the checkpoints, which do. */
        STALE_HASHES(false),
        /** Records that no checkpoint covers yet. */
        UNSIGNED_END(false),
        /** An erasure stands on the record, and parts that it names are still here. */
        UNFINISHED_ERASURE(false),
        /** No public key was given: signatures were not checked. */
        NO_KEY(false);

        private final boolean wrong;

        Kind(boolean wrong) {
            this.wrong = wrong;
        }

        /** True if it makes the verification fail. */
        public boolean wrong() {
            return wrong;
        }
    }

    /** A finding about one record. */
    static Finding at(Kind kind, long sequence, String detail) {
        return new Finding(kind, sequence, sequence, detail);
    }

    /** The range as text: one number, or first and last. */
    public Optional<String> range() {
        return last < first ? Optional.empty() : Optional.of(first == last ? "" + first : first + "-" + last);
    }
}
