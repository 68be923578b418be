package dev.purser.delivery.http;

import dev.purser.delivery.net.AddressGuard;
import dev.purser.delivery.net.CheckedOptions;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses as options. */
final class HttpAddress {
    private HttpAddress() {}

    /**
     * An address to post to.
     *
     * @throws dev.purser.event.PurserException if it is none, or holds a secret, or is a literal that is never sent to
     */
    static URI read(CheckedOptions options, String option, boolean allowPrivate) {
        URI url;
        try {
            url = new URI(options.get(option).strip());
        } catch (URISyntaxException e) {
            throw options.invalid(option, "an address with http or https");
        }
        boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!http || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            throw options.invalid(option, "an address with http or https, without user, password or fragment");
        }
        String host = bare(url);
        if (host.indexOf(':') >= 0 || host.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')) {
            try {
                new AddressGuard(allowPrivate).refusal(host).ifPresent(reason -> {
                    throw options.invalid(option, "an address that may be sent to: " + reason);
                });
            } catch (UnknownHostException e) {
                throw options.invalid(option, "an address with http or https");
            }
        }
        return url;
    }

    /** The host without the brackets of an IPv6 literal. */
    static String bare(URI url) {
        String host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /**
     * @throws dev.purser.event.PurserException if it is not host:port
     */
    static Optional<InetSocketAddress> proxy(CheckedOptions options, String option) {
        return options.find(option).map(text -> {
            int colon = text.lastIndexOf(':');
            try {
                int port = Integer.parseInt(text.substring(colon + 1));
                if (colon > 0 && port > 0 && port < 65536) {
                    return InetSocketAddress.createUnresolved(text.substring(0, colon), port);
                }
            } catch (NumberFormatException e) {
                // Refused below.
            }
            throw options.invalid(option, "host:port");
        });
    }
}
