package dev.purser.journal.tile;

import java.util.Arrays;
import java.util.Base64;

/**
 * A tree head that was signed: C2SP tlog-checkpoint. Holding one says nothing of its signatures; ask a
 * {@link NoteVerifier}.
 *
 * @param origin the log's name
 * @param size leaves in the tree
 * @param root the root hash, 32 bytes, not to be written to
 * @param note the signed note that says so, signatures and all
 */
@SuppressWarnings("ArrayRecordComponent")
public record Checkpoint(String origin, long size, byte[] root, String note) {
    public Checkpoint {
        if (origin.isEmpty() || size < 0 || root.length != MerkleHasher.SIZE) {
            throw new IllegalArgumentException("no checkpoint: " + origin + " " + size);
        }
    }

    /**
     * Reads a checkpoint out of a signed note.
     *
     * @throws MalformedNoteException if the text is no signed note, or the note no checkpoint
     */
    public static Checkpoint parse(String note) {
        String text = SignedNote.parse(note).text();
        String[] lines = text.split("\n", -1);
        if (lines.length < 4 || lines[0].isEmpty()) {
            throw new MalformedNoteException("a checkpoint has an origin, a size and a root, each on a line");
        }
        for (int i = 3; i < lines.length - 1; i++) {
            if (lines[i].isEmpty()) {
                throw new MalformedNoteException("an extension line of a checkpoint is empty");
            }
        }
        return new Checkpoint(lines[0], size(lines[1]), root(lines[2]), note);
    }

    /** What is signed: origin, size and root, each on a line. */
    static String text(String origin, long size, byte[] root) {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    private static long size(String line) {
        if (!line.matches("0|[1-9][0-9]{0,18}")) {
            throw new MalformedNoteException("the size of a checkpoint is no decimal number");
        }
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new MalformedNoteException("the size of a checkpoint is over 2^63 - 1", e);
        }
    }

    private static byte[] root(String line) {
        byte[] root = SignedNote.decode(line);
        if (root.length != MerkleHasher.SIZE) {
            throw new MalformedNoteException("the root of a checkpoint is " + root.length + " bytes, not 32");
        }
        return root;
    }

    /** True if the other tells of the same tree: origin, size and root, whoever signed. */
    public boolean sameTree(Checkpoint other) {
        return origin.equals(other.origin) && size == other.size && Arrays.equals(root, other.root);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checkpoint that && note.equals(that.note);
    }

    @Override
    public int hashCode() {
        return note.hashCode();
    }

    @Override
    public String toString() {
        return "Checkpoint[" + origin + " " + size + " " + Base64.getEncoder().encodeToString(root) + "]";
    }
}
