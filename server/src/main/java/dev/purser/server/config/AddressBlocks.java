package dev.purser.server.config;

import dev.purser.event.PurserException;
import dev.purser.identity.AddressBlock;
import java.util.List;

/** IP addresses and blocks of them, as settings take them. */
final class AddressBlocks {
    /** Blocks with a shorter prefix hold addresses of strangers. */
    private static final int SHORT_PREFIX = 8;

    private AddressBlocks() {}

    /** The text itself, if it is a block; host names are not looked up. */
    static List<String> check(String text) {
        try {
            AddressBlock.of(text);
            return List.of(text);
        } catch (PurserException e) {
            throw new BadValueException(
                    "has a member that is no address block",
                    "write an IP address, or a block such as 10.0.0.0/8 with no bits set behind its prefix");
        }
    }

    /** True if nearly everybody is inside. */
    static boolean everybody(String block) {
        int slash = block.indexOf('/');
        return slash >= 0 && Integer.parseInt(block.substring(slash + 1)) < SHORT_PREFIX;
    }
}
