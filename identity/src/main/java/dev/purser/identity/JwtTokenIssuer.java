package dev.purser.identity;

import dev.purser.event.Credential;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.metadata.Metadata;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes access tokens that say no more than the caller's roles allow. */
final class JwtTokenIssuer implements TokenIssuer {
    private final IdentityConfig config;
    private final Metadata metadata;
    private final SigningKeys keys;
    private final AccessTokens accessTokens;
    private final SqlTokens tokens;
    private final GrantAuthorizer authorizer;
    private final Clock clock;

    JwtTokenIssuer(
            IdentityConfig config,
            Metadata metadata,
            SigningKeys keys,
            AccessTokens accessTokens,
            SqlTokens tokens,
            GrantAuthorizer authorizer,
            Clock clock) {
        this.config = config;
        this.metadata = metadata;
        this.keys = keys;
        this.accessTokens = accessTokens;
        this.tokens = tokens;
        this.authorizer = authorizer;
        this.clock = clock;
    }

    @Override
    public String service() {
        return config.service();
    }

    @Override
    public IssuedToken issue(Recording recording, Caller caller, TokenRequest request) {
        if (!request.service().map(service()::equals).orElse(true)) {
            throw new PurserException(IdentityError.SERVICE_UNKNOWN, Map.of("service", service()));
        }
        if (!caller.anonymous()
                && !request.account()
                        .map(account -> caller.name().equals(Optional.of(account)))
                        .orElse(true)) {
            throw new PurserException(IdentityError.UNAUTHORIZED);
        }
        List<TokenScope> granted = granted(caller, request.scopes());
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        AccessClaims claims = new AccessClaims(
                service(),
                caller.principal(),
                service(),
                MintedId.mint().toString(),
                now,
                now.plus(config.accessTokenLife()),
                generation(caller),
                granted);
        recording
                .actor(caller.actor().toBuilder()
                        .issued(new Credential(Credential.Kind.ACCESS_TOKEN, Optional.of(claims.id())))
                        .build())
                .response("scopes", granted.stream().map(TokenScope::text).toList());
        Optional<Secret> refresh =
                request.offlineToken() && !caller.anonymous() && caller.limits().isEmpty()
                        ? Optional.of(refresh(recording, caller, request.clientId()))
                        : Optional.empty();
        return new IssuedToken(accessTokens.sign(claims), claims.id(), now, config.accessTokenLife(), refresh, granted);
    }

    private long generation(Caller caller) {
        return caller.principal()
                .map(id -> metadata.read(tx -> PrincipalTable.byId(tx, id))
                        .map(Principal::generation)
                        .orElseThrow(() -> new PurserException(IdentityError.UNAUTHORIZED)))
                .orElse(0L);
    }

    private Secret refresh(Recording recording, Caller caller, Optional<String> clientId) {
        Secret secret = Digests.secret(SqlTokens.REFRESH);
        Optional<String> description = clientId.map(text -> text.length() > 100 ? text.substring(0, 100) : text);
        return metadata.change(recording, tx -> {
            Principal principal = PrincipalTable.byId(tx, caller.principal().orElseThrow())
                    .filter(found -> found.usable(clock.instant()))
                    .orElseThrow(() -> new PurserException(IdentityError.UNAUTHORIZED));
            RegistryToken made = tokens.insert(
                    tx,
                    principal,
                    RegistryToken.Kind.REFRESH,
                    secret,
                    description,
                    Optional.of(clock.instant().plus(config.refreshTokenLife())));
            recording.response("id", made.id().toString());
            return secret;
        });
    }

    private List<TokenScope> granted(Caller caller, List<TokenScope> wanted) {
        List<TokenScope> granted = new ArrayList<>();
        for (TokenScope scope : wanted) {
            Set<String> actions = scope.actions().stream()
                    .filter(action -> allowed(caller, scope, action))
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            if (!actions.isEmpty()) {
                granted.add(new TokenScope(scope.type(), scope.name(), actions));
            }
        }
        return granted;
    }

    private boolean allowed(Caller caller, TokenScope scope, String action) {
        if (scope.repository()) {
            return authorizer.allows(caller, scope.name(), action);
        }
        return scope.catalog()
                && action.equals("*")
                && !authorizer
                        .visible(caller, dev.purser.event.Permission.IMAGE_LIST)
                        .nothing();
    }

    @Override
    public String rotate(Recording recording) {
        return keys.rotate(recording);
    }

    @Override
    public boolean rotationDue() {
        return keys.newest().created().plus(config.rotateSigningKey()).isBefore(clock.instant());
    }
}
