package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.util.List;
import java.util.Optional;

/**
 * Access-key pairs, for requests signed with AWS Signature Version 4. The secret has to be known to check a signature, so
 * it is kept, encrypted under the key file. Thread-safe.
 */
public interface AccessKeys {
    /** A pair and its secret, which is shown this once: 40 characters, as AWS makes them. */
    record Created(AccessKey key, Secret secret) {}

    /** What checking a signature needs. */
    record Signing(AccessKey key, Secret secret, Caller caller) {}

    /**
     * @throws PurserException {@link IdentityError#PRINCIPAL_UNKNOWN}, {@link IdentityError#ACCESS_KEY_LIMIT}
     */
    Created create(Recording recording, String principal);

    /**
     * @throws PurserException {@link IdentityError#ACCESS_KEY_UNKNOWN}
     */
    AccessKey setEnabled(Recording recording, MintedId id, boolean enabled);

    /**
     * @throws PurserException {@link IdentityError#ACCESS_KEY_UNKNOWN}
     */
    void delete(Recording recording, MintedId id);

    /**
     * @throws PurserException {@link IdentityError#ACCESS_KEY_UNKNOWN}
     */
    AccessKey get(MintedId id);

    /** A principal's keys, or everybody's; oldest first. */
    List<AccessKey> list(Optional<String> principal);

    /** The secret of an enabled key of an enabled principal, and who that is; empty for every other. */
    Optional<Signing> signing(MintedId id);
}
