package dev.purser.journal.tile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A public key under its name: C2SP signed-note with Ed25519. Immutable and thread-safe.
 *
 * <p>Its text is the verifier key of the Go project's {@code note} package, which other transparency-log tools take too:
 * {@code name+id+base64(0x01 || key)}, the id in 8 hexadecimal digits.
 */
public final class NoteVerifier {
    /** The signature type of plain Ed25519. */
    static final byte ED25519 = 1;

    private final String name;
    private final byte[] publicKey;
    private final int keyId;
    private final PublicKey key;

    NoteVerifier(String name, byte[] publicKey) {
        if (!SignedNote.isKeyName(name)) {
            throw new MalformedNoteException("a key's name is not empty and has no space and no plus");
        }
        this.name = name;
        this.publicKey = publicKey.clone();
        this.keyId = keyId(name, publicKey);
        try {
            this.key = Ed25519.key(publicKey);
        } catch (GeneralSecurityException e) {
            throw new MalformedNoteException("no Ed25519 public key", e);
        }
    }

    /**
     * Reads a verifier key, {@code name+id+base64}.
     *
     * @throws MalformedNoteException if it is none, or its id is not the key's
     */
    public static NoteVerifier parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new MalformedNoteException("a verifier key is name+id+base64");
        }
        byte[] bytes = SignedNote.decode(parts[2]);
        if (bytes.length != 1 + Ed25519.KEY_BYTES || bytes[0] != ED25519) {
            throw new MalformedNoteException("a verifier key of another kind than Ed25519");
        }
        NoteVerifier verifier = new NoteVerifier(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!parts[1].equals(HexFormat.of().toHexDigits(verifier.keyId))) {
            throw new MalformedNoteException("the id of a verifier key is not that of its key");
        }
        return verifier;
    }

    /** The short id: the first four bytes of SHA-256(name || 0x0A || type || key). */
    static int keyId(String name, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            digest.update(publicKey);
            return ByteBuffer.wrap(digest.digest()).getInt();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public String name() {
        return name;
    }

    public int keyId() {
        return keyId;
    }

    /** The verifier key's text, {@code name+id+base64}. */
    public String text() {
        byte[] typed = new byte[1 + publicKey.length];
        typed[0] = ED25519;
        System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
        return name + "+" + HexFormat.of().toHexDigits(keyId) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** True if the note carries a signature under this key's name and id. */
    public boolean named(SignedNote note) {
        return note.signatures().stream().anyMatch(this::mine);
    }

    /**
     * True if this key signed the note: it has a signature under this key's name and id, and every such one holds.
     * Signatures of other keys are not looked at.
     */
    public boolean verifies(SignedNote note) {
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        return named(note) && note.signatures().stream().filter(this::mine).allMatch(s -> holds(text, s));
    }

    private boolean mine(NoteSignature signature) {
        return signature.keyId() == keyId && signature.name().equals(name);
    }

    private boolean holds(byte[] text, NoteSignature signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text);
            return check.verify(signature.signature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteVerifier that && name.equals(that.name) && Arrays.equals(publicKey, that.publicKey);
    }

    @Override
    public int hashCode() {
        return keyId;
    }

    @Override
    public String toString() {
        return text();
    }
}
