package dev.purser.identity;

import java.net.InetAddress;
import java.util.Optional;

/** An IP address; an IPv6 address that wraps an IPv4 one is that IPv4 address. */
public final class NetworkAddress {
    private final byte[] bytes;

    private NetworkAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a literal, with or without brackets and zone; never asks a name server. Empty if it is none. */
    public static Optional<NetworkAddress> of(String literal) {
        String bare =
                literal.startsWith("[") && literal.endsWith("]") ? literal.substring(1, literal.length() - 1) : literal;
        int zone = bare.indexOf('%');
        try {
            return Optional.of(of(InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public static NetworkAddress of(InetAddress address) {
        return new NetworkAddress(address.getAddress());
    }

    byte[] bytes() {
        return bytes;
    }

    public boolean loopback() {
        return bytes.length == 4 ? bytes[0] == 127 : matches(0, 0, 0, 1);
    }

    /** RFC 1918, RFC 3927, RFC 6598 and loopback; RFC 4193, link-local and loopback for IPv6. */
    public boolean isPrivate() {
        if (loopback()) {
            return true;
        }
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (bytes.length == 4) {
            return first == 10
                    || first == 172 && (second & 0xF0) == 16
                    || first == 192 && second == 168
                    || first == 169 && second == 254
                    || first == 100 && (second & 0xC0) == 64;
        }
        return (first & 0xFE) == 0xFC || first == 0xFE && (second & 0xC0) == 0x80;
    }

    /** What counts as one client for throttling and folding: the address, or the /64 of an IPv6 address. */
    public String prefix() {
        if (bytes.length == 4) {
            return toString();
        }
        StringBuilder text = new StringBuilder(24);
        for (int i = 0; i < 8; i += 2) {
            text.append(Integer.toHexString((bytes[i] & 0xFF) << 8 | bytes[i + 1] & 0xFF))
                    .append(':');
        }
        return text.append(":/64").toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NetworkAddress address && java.util.Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private boolean matches(int... words) {
        for (int i = 0; i < 4; i++) {
            int word = (bytes[4 * i] & 0xFF) << 24
                    | (bytes[4 * i + 1] & 0xFF) << 16
                    | (bytes[4 * i + 2] & 0xFF) << 8
                    | bytes[4 * i + 3] & 0xFF;
            if (word != words[i]) {
                return false;
            }
        }
        return true;
    }
}
