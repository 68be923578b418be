package dev.purser.identity;

import java.util.List;

/**
 * From where requests are admitted.
 *
 * @param publicAccess false to admit private networks only (RFC 1918, RFC 4193, link-local)
 * @param allowed if not empty, only addresses in these blocks are admitted, and no others
 */
public record NetworkPolicy(boolean publicAccess, List<AddressBlock> allowed) {
    /** Everybody is admitted. */
    public static final NetworkPolicy OPEN = new NetworkPolicy(true, List.of());

    public NetworkPolicy {
        allowed = List.copyOf(allowed);
    }

    /** Loopback addresses always pass, so that whoever is at the machine can undo a rule. */
    public boolean admits(NetworkAddress address) {
        return address.loopback()
                || (publicAccess || address.isPrivate())
                        && (allowed.isEmpty() || allowed.stream().anyMatch(block -> block.contains(address)));
    }
}
