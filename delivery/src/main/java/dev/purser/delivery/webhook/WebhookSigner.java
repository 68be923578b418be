package dev.purser.delivery.webhook;

import dev.purser.delivery.net.CheckedOptions;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs bodies as Standard Webhooks 1.0.0 has it ("Signature scheme"): HMAC-SHA256 over id, time and body, joined by full
 * stops. Each secret gives a signature of its own, so that a receiver which knows the old or the new one can check. For
 * one thread.
 */
final class WebhookSigner {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int MOST = 8;

    private final List<Mac> secrets;

    /**
     * @param secrets raw; none for a signer that does not sign
     */
    WebhookSigner(List<byte[]> secrets) {
        this.secrets = secrets.stream().map(WebhookSigner::mac).toList();
    }

    /**
     * @param option secrets with white space or commas between them, each base64 of 24 to 64 bytes, {@code whsec_} before it
     *     or not
     */
    static WebhookSigner read(CheckedOptions options, String option) {
        List<byte[]> secrets = new ArrayList<>();
        for (String text :
                options.find(option).orElse("").replace(',', ' ').strip().split("\\s+")) {
            if (text.isEmpty()) {
                continue;
            }
            byte[] secret;
            try {
                secret = Base64.getDecoder().decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text);
            } catch (IllegalArgumentException e) {
                secret = new byte[0];
            }
            if (secret.length < SHORTEST || secret.length > LONGEST || secrets.size() == MOST) {
                throw options.invalid(
                        option,
                        "at most " + MOST + " secrets, each whsec_ and the base64 of " + SHORTEST + " to " + LONGEST
                                + " random bytes");
            }
            secrets.add(secret);
        }
        return new WebhookSigner(secrets);
    }

    private static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no HMAC-SHA256", e);
        }
    }

    /** True if there is a secret to sign with. */
    boolean signs() {
        return !secrets.isEmpty();
    }

    /** The value of {@code webhook-signature}: one signature a secret, blanks between them. */
    String sign(String id, long seconds, byte[] body) {
        byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.US_ASCII);
        StringBuilder all = new StringBuilder(48 * secrets.size());
        for (Mac mac : secrets) {
            mac.update(head);
            byte[] signature = mac.doFinal(body);
            all.append(all.isEmpty() ? "v1," : " v1,")
                    .append(Base64.getEncoder().encodeToString(signature));
        }
        return all.toString();
    }
}
