package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registry tokens: personal ones, and the refresh tokens of the token flow. Thread-safe. */
public interface Tokens {
    /** A token and its secret, which is shown this once. */
    record Created(RegistryToken token, Secret secret) {}

    /**
     * Makes a personal token, which holds wherever the principal's password does: in Basic, as a refresh token, and alone
     * as a Bearer token, for clients that know no names.
     *
     * @throws PurserException {@link IdentityError#PRINCIPAL_UNKNOWN}, {@link IdentityError#EXPIRY_PASSED}
     */
    Created create(Recording recording, String principal, Optional<String> description, Optional<Instant> expires);

    /**
     * Revokes one.
     *
     * @throws PurserException {@link IdentityError#TOKEN_UNKNOWN}
     */
    void delete(Recording recording, MintedId id);

    /** Revokes all of a principal's, and returns how many. */
    int deleteAll(Recording recording, String principal);

    /**
     * @throws PurserException {@link IdentityError#TOKEN_UNKNOWN}
     */
    RegistryToken get(MintedId id);

    /** A principal's tokens, or everybody's; oldest first. */
    List<RegistryToken> list(Optional<String> principal);

    /**
     * Takes away tokens that have expired, and returns how many. They held no more, and when they would end is on the record
     * since they were made: nobody does anything here, so that it leaves no event.
     */
    int forgetExpired();
}
