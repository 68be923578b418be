package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key that stored secrets are encrypted under (AES-256-GCM, NIST SP 800-38D). Thread-safe. */
final class KeyFile {
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private KeyFile(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Reads the file; makes it where there is none. */
    static KeyFile open(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] fresh = new byte[KEY];
                new SecureRandom().nextBytes(fresh);
                DurableFiles.createFolders(file.toAbsolutePath().getParent());
                DurableFiles.writeOwnerOnly(
                        file, Base64.getEncoder().encodeToString(fresh).getBytes(StandardCharsets.US_ASCII));
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length != KEY) {
                throw new IllegalArgumentException("a key has " + KEY + " bytes");
            }
            return new KeyFile(key);
        } catch (IOException | IllegalArgumentException unusable) {
            throw new PurserException(IdentityError.KEY_FILE_UNUSABLE, Map.of(), unusable);
        }
    }

    byte[] seal(byte[] secret) {
        try {
            byte[] nonce = new byte[NONCE];
            random.nextBytes(nonce);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] sealed = cipher.doFinal(secret);
            byte[] both = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, both, NONCE, sealed.length);
            return both;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has AES-GCM", impossible);
        }
    }

    byte[] open(byte[] sealed) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
            return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
        } catch (GeneralSecurityException other) {
            throw new PurserException(IdentityError.KEY_FILE_UNUSABLE, Map.of(), other);
        }
    }
}
