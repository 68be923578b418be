package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what has to be known again, under a key that is not in the database: AES-256-GCM, a fresh nonce each time, bound
 * to what it belongs to. Thread-safe.
 */
final class KeyFile implements SecretBox {
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    private KeyFile(SecretKey key) {
        this.key = key;
    }

    /**
     * Reads the key, or makes it.
     *
     * @param mayMake false where secrets are stored already: a new key could not read them
     */
    static KeyFile open(Path file, boolean mayMake) {
        try {
            if (!Files.exists(file)) {
                if (!mayMake) {
                    throw unusable("missing", null);
                }
                byte[] fresh = new byte[KEY_BYTES];
                RANDOM.nextBytes(fresh);
                Path folder = file.toAbsolutePath().getParent();
                DurableFiles.createFolders(folder);
                DurableFiles.writeOwnerOnly(file, Base64.getEncoder().encode(fresh));
            }
            byte[] bytes = Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.US_ASCII).strip());
            if (bytes.length != KEY_BYTES) {
                throw unusable("wrong length", null);
            }
            return new KeyFile(new SecretKeySpec(bytes, "AES"));
        } catch (IOException | IllegalArgumentException e) {
            throw unusable("unreadable", e);
        }
    }

    @Override
    public byte[] seal(byte[] plain, String belongsTo) {
        return encrypt(plain, "room:" + belongsTo);
    }

    @Override
    public byte[] open(byte[] sealed, String belongsTo) {
        return decrypt(sealed, "room:" + belongsTo);
    }

    byte[] encrypt(byte[] plain, String belongsTo) {
        try {
            byte[] nonce = new byte[NONCE_BYTES];
            RANDOM.nextBytes(nonce);
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, belongsTo).doFinal(plain);
            return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is missing", e);
        }
    }

    byte[] decrypt(byte[] stored, String belongsTo) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(stored);
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            return cipher(Cipher.DECRYPT_MODE, nonce, belongsTo).doFinal(sealed);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw unusable("another key", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String belongsTo) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(belongsTo.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static PurserException unusable(String reason, Throwable cause) {
        return new PurserException(IdentityError.KEY_FILE_UNUSABLE, Map.of("reason", reason), cause);
    }
}
