package dev.purser.delivery.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses may be spoken to. Whoever may set up a destination makes the server send requests of their choosing,
 * with the server's place in the network; without a guard they could reach what only the server reaches: a cloud's
 * metadata service and the credentials in it, an administration port on loopback, a database behind the firewall
 * (server-side request forgery). Immutable.
 *
 * <p>Link-local addresses (the metadata services), multicast and "any" are never spoken to; loopback and private networks
 * only where the operator says so. A name is looked up and each of its addresses judged just before each request; the
 * connection then uses the same answer, which Java keeps for some seconds.
 */
public final class AddressGuard {
    private final boolean allowPrivate;

    /**
     * @param allowPrivate whether loopback and private networks may be spoken to
     */
    public AddressGuard(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /**
     * Looks the host up and judges all that is found.
     *
     * @param host a name or a literal address
     * @return why it must not be spoken to; empty if it may
     * @throws UnknownHostException if the name has no address now
     */
    public Optional<String> refusal(String host) throws UnknownHostException {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            Optional<String> reason = refusal(address);
            if (reason.isPresent()) {
                return reason;
            }
        }
        return Optional.empty();
    }

    /** Why the address must not be spoken to; empty if it may. */
    Optional<String> refusal(InetAddress address) {
        InetAddress inner = embedded(address);
        if (inner.isLinkLocalAddress()
                || inner.isMulticastAddress()
                || inner.isAnyLocalAddress()
                || isBroadcast(inner)) {
            return Optional.of("its address is link-local, multicast or no host's, which is never sent to");
        }
        if (!allowPrivate && isPrivate(inner)) {
            return Optional.of(
                    "its address is private or the server's own; set allow-private to true if that is meant");
        }
        return Optional.empty();
    }

    private static boolean isBroadcast(InetAddress address) {
        return address instanceof Inet4Address && (address.getAddress()[0] & 0xFF) >= 240;
    }

    /** RFC 1918, 6598, 6890 and 4193: what is not reached from the public network. */
    private static boolean isPrivate(InetAddress address) {
        if (address.isLoopbackAddress() || address.isSiteLocalAddress()) {
            return true;
        }
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        int second = bytes[1] & 0xFF;
        if (address instanceof Inet6Address) {
            return (first & 0xFE) == 0xFC;
        }
        return first == 0
                || first == 100 && (second & 0xC0) == 64
                || first == 192 && second == 0 && bytes[2] == 0
                || first == 198 && (second & 0xFE) == 18;
    }

    /** The IPv4 address inside of NAT64 (RFC 6052) and 6to4 (RFC 3056) addresses; others as they are. */
    private static InetAddress embedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        int start = -1;
        if (bytes[0] == 0x20 && bytes[1] == 0x02) {
            start = 2;
        } else if (bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xFF) == 0xFF && (bytes[3] & 0xFF) == 0x9B) {
            start = 12;
        }
        if (start < 0) {
            return address;
        }
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, start, start + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an IPv4 address", e);
        }
    }
}
