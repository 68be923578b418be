package dev.purser.cli;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What {@code purser login} keeps of one server.
 *
 * @param username who logged in
 * @param secret what stands in for the password
 */
record StoredCredential(String username, String secret) {
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
