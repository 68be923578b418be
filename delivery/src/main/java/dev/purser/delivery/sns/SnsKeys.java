package dev.purser.delivery.sns;

import dev.purser.delivery.net.Pem;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that notifications are signed with, and its certificate, which receivers fetch. Made when first needed and kept
 * in two files; from then on the same. Thread-safe.
 */
public final class SnsKeys {
    private static final String CERTIFICATE = "sns-certificate.pem";
    private static final byte[] LINE = {'\n'};

    private final Path folder;
    private final Clock clock;
    private Held held;

    private record Held(PrivateKey key, String certificatePem, String name) {}

    /**
     * @param folder where both files lie; made when first needed
     */
    public SnsKeys(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** True if there is a key: nothing was ever signed where there is none. */
    boolean made() {
        return Files.exists(folder.resolve(CERTIFICATE));
    }

    /** The certificate, PEM. */
    public String certificatePem() {
        return held().certificatePem;
    }

    /** The certificate's file name in addresses, as SNS has it: {@code SimpleNotificationService-<32 digits>.pem}. */
    public String certificateName() {
        return held().name;
    }

    /**
     * @param algorithm {@code SHA1withRSA} or {@code SHA256withRSA}
     * @return base64
     */
    String sign(String algorithm, String text) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(held().key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }

    /** A token that only this registry can make, for a topic's confirmation: 64 hexadecimal digits. */
    String token(String topic) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    MessageDigest.getInstance("SHA-256").digest(held().key.getEncoded()), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(("sns-token\n" + topic).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    private synchronized Held held() {
        if (held == null) {
            try {
                held = open();
            } catch (IOException e) {
                throw new UncheckedIOException("the key of SNS notifications in " + folder, e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the key of SNS notifications in " + folder + " cannot be read", e);
            }
        }
        return held;
    }

    private Held open() throws IOException, GeneralSecurityException {
        Path keyFile = folder.resolve("sns-key.pem");
        Path certificateFile = folder.resolve(CERTIFICATE);
        // The certificate is written last: where it stands, the key that it is of stands too.
        if (!Files.exists(certificateFile)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            byte[] certificate = SelfSigned.certificate(pair, "Purser notifications", clock.instant());
            DurableFiles.createFolders(folder);
            DurableFiles.writeOwnerOnly(
                    keyFile, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            DurableFiles.write(certificateFile, pem("CERTIFICATE", certificate));
        }
        String certificate = Files.readString(certificateFile, StandardCharsets.US_ASCII);
        byte[] der = Pem.certificates(certificate).getFirst().getEncoded();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(der);
        return new Held(
                Pem.key(Files.readString(keyFile, StandardCharsets.US_ASCII)),
                certificate,
                "SimpleNotificationService-" + HexFormat.of().formatHex(Arrays.copyOf(hash, 16)) + ".pem");
    }

    private static byte[] pem(String what, byte[] der) {
        return ("-----BEGIN " + what + "-----\n"
                        + Base64.getMimeEncoder(64, LINE).encodeToString(der) + "\n-----END " + what + "-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
