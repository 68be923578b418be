package dev.purser.identity;

import dev.purser.event.PurserException;
import java.util.Map;

/** A block of IPv4 or IPv6 addresses in CIDR notation (RFC 4632, RFC 4291 section 2.3). */
public final class AddressBlock {
    private final NetworkAddress network;
    private final int length;

    private AddressBlock(NetworkAddress network, int length) {
        this.network = network;
        this.length = length;
    }

    /**
     * Reads {@code 192.0.2.0/24}, {@code 2001:db8::/32}, or a bare address. Bits behind the prefix must be zero, so that a
     * slip is not taken for a wider rule.
     *
     * @throws PurserException {@link IdentityError#NETWORK_RULE_INVALID}
     */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        NetworkAddress address = NetworkAddress.of(literal).orElseThrow(() -> invalid(text, "no address"));
        int bits = address.bytes().length * 8;
        int length = bits;
        if (slash >= 0) {
            String number = text.substring(slash + 1);
            if (!number.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(number) > bits) {
                throw invalid(text, "the prefix length is 0 to " + bits);
            }
            length = Integer.parseInt(number);
        }
        for (int bit = length; bit < bits; bit++) {
            if ((address.bytes()[bit / 8] >>> (7 - bit % 8) & 1) != 0) {
                throw invalid(text, "bits behind the prefix are set");
            }
        }
        return new AddressBlock(address, length);
    }

    public boolean contains(NetworkAddress address) {
        byte[] mine = network.bytes();
        byte[] other = address.bytes();
        if (mine.length != other.length) {
            return false;
        }
        int whole = length / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = length % 8;
        return rest == 0 || ((mine[whole] ^ other[whole]) & 0xFF) >>> (8 - rest) == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock block && network.equals(block.network) && length == block.length;
    }

    @Override
    public int hashCode() {
        return 31 * network.hashCode() + length;
    }

    @Override
    public String toString() {
        return network + "/" + length;
    }

    private static PurserException invalid(String text, String reason) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new PurserException(IdentityError.NETWORK_RULE_INVALID, Map.of("rule", shown, "reason", reason));
    }
}
