package dev.purser.server.config;

import java.net.InetAddress;
import java.util.List;

/**
 * Where requests come in.
 *
 * @param host the address to bind
 * @param port the TCP port; 0 takes any free one
 * @param plainTextFromAnywhere whether to listen beyond this machine without TLS
 */
public record ListenSettings(String host, int port, boolean plainTextFromAnywhere) {
    static final Setting<String> HOST = Setting.open(
            "listen.host",
            ValueTypes.text(
                    "address",
                    "an IP address or a host name of this machine",
                    "[0-9A-Fa-f:.]{2,45}|[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?"),
            "`0.0.0.0` (all addresses) with TLS, `127.0.0.1` without",
            "The address that is bound. Without TLS only a loopback address is taken, unless"
                    + " `listen.plain-text-from-anywhere` says otherwise.");
    static final Setting<Integer> PORT = Setting.of(
            "listen.port", ValueTypes.integer(0, 65_535), "5000", "The TCP port. 0 takes any free one and prints it.");
    static final Setting<Boolean> PLAIN_TEXT_FROM_ANYWHERE = Setting.of(
            "listen.plain-text-from-anywhere",
            ValueTypes.BOOLEAN,
            "false",
            "Risky. Listens on other than loopback addresses without TLS, for example behind a proxy that ends TLS on"
                    + " another machine or in a container: passwords and images then cross that network in the clear.");
    static final List<Setting<?>> ALL = List.of(HOST, PORT, PLAIN_TEXT_FROM_ANYWHERE);

    static ListenSettings from(Values values, TlsSettings tls) {
        boolean plainAllowed = values.get(PLAIN_TEXT_FROM_ANYWHERE);
        String usual = tls.files().isPresent() ? "0.0.0.0" : "127.0.0.1";
        ListenSettings listen = new ListenSettings(values.find(HOST).orElse(usual), values.get(PORT), plainAllowed);
        if (tls.files().isEmpty() && !tls.asked(values) && !plainAllowed && !listen.loopback()) {
            values.report(
                    HOST,
                    "is no loopback address, and there is no TLS",
                    "set tls.certificate and tls.key, or listen.host to 127.0.0.1, or, where the network between is"
                            + " trusted, listen.plain-text-from-anywhere to true");
        }
        return listen;
    }

    /** True if only programs on this machine can connect. */
    public boolean loopback() {
        if (host.equals("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
