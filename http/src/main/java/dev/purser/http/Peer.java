package dev.purser.http;

import java.util.Optional;

/**
 * The other end of the connection, as the transport knows it.
 *
 * @param address the IP address, no port
 * @param tls present where the connection is encrypted
 */
public record Peer(String address, Optional<Tls> tls) {
    /**
     * What was agreed on.
     *
     * @param version for example TLSv1.3
     * @param cipher the suite's IANA name
     * @param certificate the subject of the client's certificate, where it showed one
     */
    public record Tls(String version, String cipher, Optional<String> certificate) {}
}
