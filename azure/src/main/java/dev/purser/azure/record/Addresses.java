package dev.purser.azure.record;

/** Addresses of clients, which some records tell with a port. */
public final class Addresses {
    private Addresses() {}

    /** {@code 203.0.113.7:51234} and {@code [2001:db8::1]:51234} without their ports; anything else as it stands. */
    public static String withoutPort(String address) {
        if (address.startsWith("[")) {
            int close = address.indexOf(']');
            return close > 1 ? address.substring(1, close) : address;
        }
        int colon = address.indexOf(':');
        return colon > 0 && address.indexOf(':', colon + 1) < 0 ? address.substring(0, colon) : address;
    }
}
