package dev.purser.identity;

import dev.purser.event.PurserException;
import java.util.Optional;
import java.util.function.Predicate;

/** What a request showed to prove who it is. */
public sealed interface Credentials {
    /** Nothing was shown. */
    None NONE = new None();

    /** Nothing was shown. */
    record None() implements Credentials {}

    /** A name and a password, a robot's secret, or a registry token (RFC 7617). */
    record Basic(String user, Secret password) implements Credentials {}

    /** An access token of the token flow, or a personal registry token without its holder's name (RFC 6750). */
    record Bearer(Secret token) implements Credentials {}

    /** A refresh token, as the form of the token flow carries it. */
    record RefreshToken(Secret token) implements Credentials {}

    /**
     * A request signed with an access key (AWS Signature Version 4).
     *
     * @param accessKey the key's id as sent; nothing of it is proven
     * @param proof whether the request was signed with that secret; may read the request's body, and is asked at most
     *     once
     */
    record Signed(String accessKey, Predicate<Secret> proof) implements Credentials {}

    /**
     * Reads an {@code Authorization} header.
     *
     * @throws PurserException {@link IdentityError#CREDENTIALS_MALFORMED} if it is neither Basic nor Bearer, or badly made
     */
    static Credentials parse(Optional<String> authorization) {
        return AuthorizationHeader.parse(authorization);
    }
}
