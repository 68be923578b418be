package dev.purser.server.config;

import java.net.InetAddress;
import java.util.List;

/** IP addresses and blocks of them in CIDR form. */
final class AddressBlocks {
    private AddressBlocks() {}

    /** The text itself, if it is one; host names are not looked up. */
    static List<String> check(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = address.getAddress().length * 8;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            if (prefix >= 0 && prefix <= bits) {
                return List.of(text);
            }
        } catch (IllegalArgumentException e) {
            // Answered below; a number that is none is one of these, too.
        }
        throw new BadValueException(
                "has a member that is no address block", "write an IP address or a block such as 10.0.0.0/8");
    }

    /** True if nearly everybody is inside: a prefix of less than 8 bits. */
    static boolean everybody(String block) {
        int slash = block.indexOf('/');
        return slash >= 0 && Integer.parseInt(block.substring(slash + 1)) < 8;
    }
}
