package dev.purser.journal.tile;

import java.util.Base64;

/**
 * One signature line of a signed note.
 *
 * @param name name of the key
 * @param keyId the key's short id
 * @param signature the bytes after the id, not to be written to
 */
@SuppressWarnings("ArrayRecordComponent")
public record NoteSignature(String name, int keyId, byte[] signature) {
    /** The line as it stands in the note, its newline included. */
    String line() {
        byte[] bytes = new byte[4 + signature.length];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (keyId >>> (24 - 8 * i));
        }
        System.arraycopy(signature, 0, bytes, 4, signature.length);
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
    }
}
