package dev.purser.http;

import dev.purser.event.Origin;
import java.util.List;
import java.util.Optional;

/**
 * How the program is reached.
 *
 * @param externalUrl scheme, host and port as clients know them; empty where the Host header tells
 * @param trustedProxies addresses or blocks (CIDR) whose {@code X-Forwarded-*} headers are believed
 * @param service the name in token challenges
 * @param origin what every event says of where it happened
 */
public record HttpConfig(Optional<String> externalUrl, List<String> trustedProxies, String service, Origin origin) {
    public HttpConfig {
        trustedProxies = List.copyOf(trustedProxies);
    }
}
