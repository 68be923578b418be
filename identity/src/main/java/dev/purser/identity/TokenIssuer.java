package dev.purser.identity;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;

/** The token flow of Docker clients (CNCF Distribution, "Token authentication"). Thread-safe. */
public interface TokenIssuer {
    /** The service that tokens are made out for: the {@code service} of the challenge. */
    String service();

    /**
     * Makes an access token that holds what the caller may of the wanted scopes; what it may not is left out, as the
     * protocol wants it.
     *
     * @param recording a {@code login}; names the credential that was issued. Where a refresh token is made too, it goes on
     *     the record with it and is durable when this returns; otherwise it is left open
     * @param caller as authenticated by the request's credentials; anonymous callers get a token for what anonymous
     *     callers may
     * @throws PurserException {@link IdentityError#SERVICE_UNKNOWN}; {@link IdentityError#UNAUTHORIZED} if the account is
     *     not the caller's
     */
    IssuedToken issue(Recording recording, Caller caller, TokenRequest request);

    /** Makes a new signing key now; tokens signed by the old ones hold until they expire. */
    String rotate(Recording recording);

    /** True if the newest signing key is older than the configuration wants. */
    boolean rotationDue();
}
