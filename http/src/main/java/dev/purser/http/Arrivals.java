package dev.purser.http;

import dev.purser.event.Client;
import dev.purser.identity.AddressBlock;
import dev.purser.identity.NetworkAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees through the proxies in front. {@code X-Forwarded-For}, {@code -Proto} and {@code -Host} count only where the peer
 * is a trusted proxy; the client's address is then the last one in the chain that is no trusted proxy itself.
 * Thread-safe.
 */
final class Arrivals {
    /** Longest text of a header that goes into the record. */
    private static final int MOST = 512;

    private static final int MOST_PROXIES = 16;

    private final Optional<String> externalUrl;
    private final List<AddressBlock> trusted;

    Arrivals(HttpConfig config) {
        externalUrl = config.externalUrl();
        trusted = config.trustedProxies().stream().map(AddressBlock::of).toList();
    }

    Arrival of(Request request) {
        Peer peer = request.peer();
        Headers headers = request.headers();
        List<String> chain = chain(headers);
        boolean proxied = trusts(peer.address());
        String address = proxied ? clientBehind(chain, peer.address()) : peer.address();
        Optional<String> host = headers.first("Host").map(Arrivals::cut);
        Client.Builder client =
                Client.builder().address(peer.address()).trustedAddress(address).proxies(chain);
        headers.first("User-Agent")
                .map(Arrivals::cut)
                .filter(text -> !text.isEmpty())
                .ifPresent(client::agent);
        host.filter(text -> !text.isEmpty()).ifPresent(client::host);
        headers.first("X-Request-Id")
                .or(() -> headers.first("x-ms-client-request-id"))
                .map(Arrivals::cut)
                .filter(text -> !text.isEmpty())
                .ifPresent(client::requestId);
        peer.tls().ifPresent(tls -> {
            client.tlsVersion(tls.version()).tlsCipher(tls.cipher());
            tls.certificate().ifPresent(client::certificate);
        });
        return new Arrival(client.build(), address, base(headers, host, peer, proxied));
    }

    private String base(Headers headers, Optional<String> host, Peer peer, boolean proxied) {
        if (externalUrl.isPresent()) {
            return externalUrl.get();
        }
        Optional<String> scheme = proxied ? headers.first("X-Forwarded-Proto") : Optional.empty();
        Optional<String> name = proxied ? headers.first("X-Forwarded-Host").or(() -> host) : host;
        return scheme.filter(text -> text.equals("https") || text.equals("http"))
                        .orElse(peer.tls().isPresent() ? "https" : "http")
                + "://"
                + name.filter(Arrivals::isHost).orElse("localhost");
    }

    private String clientBehind(List<String> chain, String peer) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            String hop = chain.get(i);
            if (NetworkAddress.of(hop).isEmpty()) {
                return peer;
            }
            if (!trusts(hop)) {
                return hop;
            }
        }
        return chain.isEmpty() ? peer : chain.getFirst();
    }

    private boolean trusts(String address) {
        if (trusted.isEmpty()) {
            return false;
        }
        Optional<NetworkAddress> known = NetworkAddress.of(address);
        return known.isPresent() && trusted.stream().anyMatch(block -> block.contains(known.get()));
    }

    private static List<String> chain(Headers headers) {
        Optional<String> none = headers.first("X-Forwarded-For");
        if (none.isEmpty()) {
            return List.of();
        }
        List<String> hops = new ArrayList<>();
        for (String field : headers.all("X-Forwarded-For")) {
            for (String hop : field.split(",")) {
                if (!hop.isBlank() && hops.size() < MOST_PROXIES) {
                    hops.add(cut(hop.strip()));
                }
            }
        }
        return hops;
    }

    private static boolean isHost(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || ".-:[]_".indexOf(c) >= 0);
    }

    private static String cut(String text) {
        return text.length() <= MOST ? text : text.substring(0, MOST);
    }
}
