package dev.purser.server.config;

import dev.purser.event.Origin;
import dev.purser.http.HttpConfig;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How requests are treated, whatever they ask for.
 *
 * @param externalUrl scheme, host and port as clients know them; empty where the Host header tells
 * @param trustedProxies addresses or blocks whose {@code X-Forwarded-*} headers are believed
 * @param maxInFlight requests worked on at one moment; more are answered with 503
 * @param idleTimeout how long a connection may be silent
 * @param bodyTimeout how long a request's body may stop arriving
 * @param drainTimeout how long a stop waits for requests under way
 */
public record HttpSettings(
        Optional<URI> externalUrl,
        List<String> trustedProxies,
        int maxInFlight,
        Duration idleTimeout,
        Duration bodyTimeout,
        Duration drainTimeout) {
    static final Setting<URI> EXTERNAL_URL = Setting.open(
            "http.external-url",
            ValueTypes.ORIGIN_URL,
            "what the request's `Host` header says",
            "How clients reach this server, as in `https://registry.example.com`. Used in token challenges, in"
                    + " `Location` headers and in the record. Set it wherever a proxy stands before the server.");
    static final Setting<List<String>> TRUSTED_PROXIES = Setting.of(
            "http.trusted-proxies",
            ValueTypes.listOf("address blocks", "an IP address or a block such as 10.0.0.0/8", AddressBlocks::check),
            "",
            "Proxies whose `X-Forwarded-*` headers are believed. From anyone else those headers are kept in the record as"
                    + " sent, and not believed.");
    static final Setting<Integer> MAX_IN_FLIGHT = Setting.of(
            "http.max-in-flight",
            ValueTypes.integer(1, 100_000),
            "2048",
            "Requests that are worked on at one moment. More are refused with 503, so memory stays bounded.");
    static final Setting<Duration> IDLE_TIMEOUT = Setting.of(
            "http.idle-timeout",
            ValueTypes.time("1s", "1h"),
            "2m",
            "How long a connection may be silent before it is closed.");
    static final Setting<Duration> BODY_TIMEOUT = Setting.of(
            "http.body-timeout",
            ValueTypes.time("1s", "1h"),
            "1m",
            "How long a request's body may stop arriving before the request is given up. An upload stays resumable.");
    static final Setting<Duration> DRAIN_TIMEOUT = Setting.of(
            "http.drain-timeout",
            ValueTypes.time("0s", "1h"),
            "20s",
            "How long an orderly stop waits for requests under way. Uploads cut off stay resumable.");
    static final List<Setting<?>> ALL =
            List.of(EXTERNAL_URL, TRUSTED_PROXIES, MAX_IN_FLIGHT, IDLE_TIMEOUT, BODY_TIMEOUT, DRAIN_TIMEOUT);

    static HttpSettings from(Values values) {
        return new HttpSettings(
                values.find(EXTERNAL_URL),
                values.get(TRUSTED_PROXIES),
                values.get(MAX_IN_FLIGHT),
                values.get(IDLE_TIMEOUT),
                values.get(BODY_TIMEOUT),
                values.get(DRAIN_TIMEOUT));
    }

    /**
     * What the door is made with.
     *
     * @param service the name in token challenges
     */
    public HttpConfig toHttpConfig(String service, Origin origin) {
        return new HttpConfig(externalUrl.map(URI::toString), trustedProxies, service, origin);
    }
}
