package dev.purser.identity;

import java.util.List;
import java.util.Optional;

/**
 * What the token endpoint is asked for, from the query of a GET or the form of a POST.
 *
 * @param service the service that the challenge named; empty where the client sent none
 * @param scopes read by {@link TokenScope#parse}
 * @param account the name that the client says it has, if any; must be the caller's
 * @param offlineToken whether a refresh token is wanted ({@code offline_token=true}, or {@code access_type=offline})
 * @param clientId what the client calls itself
 */
public record TokenRequest(
        Optional<String> service,
        List<TokenScope> scopes,
        Optional<String> account,
        boolean offlineToken,
        Optional<String> clientId) {
    public TokenRequest {
        scopes = List.copyOf(scopes);
    }
}
