package dev.purser.event;

import java.util.List;
import java.util.Optional;

/**
 * Where a request came from, as far as can be told. Personal: kept in a private part that can be erased.
 *
 * @param address the peer address of the connection, no port
 * @param trustedAddress the client's address as told by a trusted proxy, or the peer's where there is none
 * @param proxies the proxy chain as the request told it; not to be trusted
 * @param agent the User-Agent header
 * @param host the host name that was asked for
 * @param tlsVersion for example TLSv1.3
 * @param tlsCipher the cipher suite's IANA name
 * @param tlsKeyExchange the key-exchange group
 * @param certificate the client certificate's subject
 * @param requestId the client's own request id
 */
public record Client(
        Optional<String> address,
        Optional<String> trustedAddress,
        List<String> proxies,
        Optional<String> agent,
        Optional<String> host,
        Optional<String> tlsVersion,
        Optional<String> tlsCipher,
        Optional<String> tlsKeyExchange,
        Optional<String> certificate,
        Optional<String> requestId) {
    /** Nothing known. */
    public static final Client NONE = new Client(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Client {
        proxies = List.copyOf(proxies);
    }

    /** A builder in which every optional fact is unknown. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that begins with these facts. */
    public Builder toBuilder() {
        Builder copy = new Builder();
        copy.address = address;
        copy.trustedAddress = trustedAddress;
        copy.proxies = proxies;
        copy.agent = agent;
        copy.host = host;
        copy.tlsVersion = tlsVersion;
        copy.tlsCipher = tlsCipher;
        copy.tlsKeyExchange = tlsKeyExchange;
        copy.certificate = certificate;
        copy.requestId = requestId;
        return copy;
    }

    /** Builds one Client; for one thread. */
    public static final class Builder {
        private Optional<String> address = Optional.empty();
        private Optional<String> trustedAddress = Optional.empty();
        private List<String> proxies = List.of();
        private Optional<String> agent = Optional.empty();
        private Optional<String> host = Optional.empty();
        private Optional<String> tlsVersion = Optional.empty();
        private Optional<String> tlsCipher = Optional.empty();
        private Optional<String> tlsKeyExchange = Optional.empty();
        private Optional<String> certificate = Optional.empty();
        private Optional<String> requestId = Optional.empty();

        private Builder() {}

        public Builder address(String address) {
            this.address = Optional.of(address);
            return this;
        }

        public Builder trustedAddress(String trustedAddress) {
            this.trustedAddress = Optional.of(trustedAddress);
            return this;
        }

        public Builder proxies(List<String> proxies) {
            this.proxies = proxies;
            return this;
        }

        public Builder agent(String agent) {
            this.agent = Optional.of(agent);
            return this;
        }

        public Builder host(String host) {
            this.host = Optional.of(host);
            return this;
        }

        public Builder tlsVersion(String tlsVersion) {
            this.tlsVersion = Optional.of(tlsVersion);
            return this;
        }

        public Builder tlsCipher(String tlsCipher) {
            this.tlsCipher = Optional.of(tlsCipher);
            return this;
        }

        public Builder tlsKeyExchange(String tlsKeyExchange) {
            this.tlsKeyExchange = Optional.of(tlsKeyExchange);
            return this;
        }

        public Builder certificate(String certificate) {
            this.certificate = Optional.of(certificate);
            return this;
        }

        public Builder requestId(String requestId) {
            this.requestId = Optional.of(requestId);
            return this;
        }

        public Client build() {
            return new Client(
                    address,
                    trustedAddress,
                    proxies,
                    agent,
                    host,
                    tlsVersion,
                    tlsCipher,
                    tlsKeyExchange,
                    certificate,
                    requestId);
        }
    }
}
