package dev.purser.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a server is shown: a name, and a password or a token that stands in for it.
 *
 * @param tokenId the token's id, by which it is revoked; empty for a password
 */
public record StoredCredential(String username, String secret, Optional<String> tokenId) {
    /** A name with its password, not to be kept. */
    public StoredCredential(String username, String password) {
        this(username, password, Optional.empty());
    }

    /** The Authorization header that shows it (RFC 7617). */
    String authorization() {
        byte[] pair = (username + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "StoredCredential[" + username + "]";
    }
}
