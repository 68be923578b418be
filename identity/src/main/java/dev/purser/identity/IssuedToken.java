package dev.purser.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the token endpoint answers with.
 *
 * @param accessToken the signed token: {@code token} and {@code access_token} of the answer
 * @param id the access token's id ({@code jti}), for the record
 * @param expiresIn how long it holds, counted from {@code issuedAt}
 * @param refreshToken present where one was asked for and the caller is not anonymous
 * @param granted what of the wanted scopes the token holds
 */
public record IssuedToken(
        Secret accessToken,
        String id,
        Instant issuedAt,
        Duration expiresIn,
        Optional<Secret> refreshToken,
        List<TokenScope> granted) {
    public IssuedToken {
        granted = List.copyOf(granted);
    }
}
