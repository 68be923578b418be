package dev.purser.testkit.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * A signature in the form that cosign stores beside an image: an image whose layer is a "simple signing" payload, the
 * signature in an annotation, under a tag made from the subject's digest.
 *
 * @param image what is pushed
 * @param tag under which tag: {@code sha256-….sig}
 * @see <a href="https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md">Cosign signature specification</a>
 */
public record CosignSignature(Image image, String tag) {
    private static final String ANNOTATION = "dev.cosignproject.cosign/signature";

    /** Signs the manifest with a fresh key. */
    public static CosignSignature of(Blob subject, String reference) throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair key = keys.generateKeyPair();
        String payload = Json.of(Map.of(
                "critical",
                Map.of(
                        "identity", Map.of("docker-reference", reference),
                        "image", Map.of("docker-manifest-digest", subject.digest()),
                        "type", "cosign container image signature")));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key.getPrivate());
        signature.update(payload.getBytes(UTF_8));
        Blob layer = Blob.text(MediaTypes.COSIGN_PAYLOAD, payload);
        Map<String, Object> descriptor = layer.descriptor();
        descriptor.put("annotations", Map.of(ANNOTATION, Base64.getEncoder().encodeToString(signature.sign())));
        Blob config = Blob.json(
                MediaTypes.OCI_CONFIG,
                Map.of("rootfs", Images.ordered("type", "layers", "diff_ids", List.of(layer.digest()))));
        Map<String, Object> manifest = Images.ordered("schemaVersion", 2, "mediaType", MediaTypes.OCI_MANIFEST);
        manifest.put("config", config.descriptor());
        manifest.put("layers", List.of(descriptor));
        return new CosignSignature(
                new Image(Blob.json(MediaTypes.OCI_MANIFEST, manifest), List.of(config, layer), List.of()),
                subject.digest().replace(':', '-') + ".sig");
    }
}
