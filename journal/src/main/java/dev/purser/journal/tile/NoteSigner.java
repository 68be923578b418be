package dev.purser.journal.tile;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A private key under its name: C2SP signed-note with Ed25519. Immutable and thread-safe.
 *
 * <p>Its text is a secret. The form is that of the Go project's {@code note} package:
 * {@code PRIVATE+KEY+name+id+base64(0x01 || seed)}.
 */
public final class NoteSigner {
    private static final String PREFIX = "PRIVATE+KEY+";

    private final byte[] seed;
    private final PrivateKey key;
    private final NoteVerifier verifier;

    private NoteSigner(String name, byte[] seed) {
        this.seed = seed.clone();
        KeyPair pair = Ed25519.pair(seed);
        this.key = pair.getPrivate();
        this.verifier = new NoteVerifier(name, Ed25519.bytes((EdECPublicKey) pair.getPublic()));
    }

    /** A fresh key. */
    public static NoteSigner generate(String name) {
        byte[] seed = new byte[Ed25519.KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        return new NoteSigner(name, seed);
    }

    /**
     * Reads a private key, {@code PRIVATE+KEY+name+id+base64}.
     *
     * @throws MalformedNoteException if it is none, or its id is not the key's
     */
    public static NoteSigner parse(String text) {
        String stripped = text.strip();
        String[] parts = stripped.startsWith(PREFIX)
                ? stripped.substring(PREFIX.length()).split("\\+", 3)
                : new String[0];
        if (parts.length != 3) {
            throw new MalformedNoteException("a private key is PRIVATE+KEY+name+id+base64");
        }
        byte[] bytes = SignedNote.decode(parts[2]);
        if (bytes.length != 1 + Ed25519.KEY_BYTES || bytes[0] != NoteVerifier.ED25519) {
            throw new MalformedNoteException("a private key of another kind than Ed25519");
        }
        NoteSigner signer = new NoteSigner(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!parts[1].equals(HexFormat.of().toHexDigits(signer.verifier.keyId()))) {
            throw new MalformedNoteException("the id of a private key is not that of its key");
        }
        return signer;
    }

    /** The private key's text: a secret, for a file that only the owner may read. */
    public String secretText() {
        byte[] typed = new byte[1 + seed.length];
        typed[0] = NoteVerifier.ED25519;
        System.arraycopy(seed, 0, typed, 1, seed.length);
        return PREFIX + verifier.name() + "+" + HexFormat.of().toHexDigits(verifier.keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** The public half. */
    public NoteVerifier verifier() {
        return verifier;
    }

    /** Signs a text that ends in a newline. */
    public NoteSignature sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new NoteSignature(verifier.name(), verifier.keyId(), signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform signs nothing with Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "NoteSigner[" + verifier.name() + "]";
    }
}
