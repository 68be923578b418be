package dev.purser.identity;

import dev.purser.event.Origin;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;

/** From where requests are admitted. Thread-safe. */
public interface NetworkRules {
    NetworkPolicy get();

    /** Replaces the policy; holds from the next request on. */
    NetworkPolicy set(Recording recording, NetworkPolicy policy);

    /**
     * Asked for every request, before its credentials are looked at.
     *
     * @param address the client's address as trusted; a text that is no address is admitted by no rule
     * @throws PurserException {@link IdentityError#NETWORK_DENIED}
     */
    void admit(String address);

    /** Which network an address belongs to, for the record. */
    Origin.Network network(String address);
}
