package dev.purser.identity;

import dev.purser.event.Client;

/** Finds out who is calling. Thread-safe; a password takes tens of milliseconds, what was seen lately microseconds. */
@FunctionalInterface
public interface Authenticator {
    /**
     * @param client the request's client: its trusted address counts for the throttle
     * @return who it is; the anonymous caller where nothing was shown
     * @throws LoginRefusedException if the credentials do not hold ({@code UNAUTHORIZED}, {@code TOKEN_INVALID}), or
     *     were not looked at ({@code TOO_MANY_ATTEMPTS}, {@code BUSY})
     */
    Caller authenticate(Credentials credentials, Client client);
}
