package dev.purser.http.oci;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Client;
import dev.purser.event.Decision;
import dev.purser.event.Origin;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.identity.Authenticator;
import dev.purser.identity.Authorizer;
import dev.purser.identity.Caller;
import dev.purser.identity.Credentials;
import dev.purser.identity.Grants;
import dev.purser.identity.IdentityError;
import dev.purser.identity.IssuedToken;
import dev.purser.identity.MintedId;
import dev.purser.identity.NamespaceFilter;
import dev.purser.identity.NetworkPolicy;
import dev.purser.identity.NetworkRules;
import dev.purser.identity.Role;
import dev.purser.identity.RoleGrant;
import dev.purser.identity.Secret;
import dev.purser.identity.TokenIssuer;
import dev.purser.identity.TokenRequest;
import dev.purser.identity.TokenScope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Identities that are fixed, so that a test of the face needs no password hashes: {@code admin} may all, {@code writer} and
 * {@code reader} hold these roles in the namespace {@code team}; the password is {@code secret}. Tokens are opaque.
 */
final class FixedIdentity implements Authenticator, Authorizer, TokenIssuer, NetworkRules {
    static final String PASSWORD = "secret";

    private final Map<String, Caller> tokens = new ConcurrentHashMap<>();

    @Override
    public Caller authenticate(Credentials credentials, Client client) {
        return switch (credentials) {
            case Credentials.None none -> anonymous();
            case Credentials.Basic basic when basic.password().reveal().equals(PASSWORD) -> caller(basic.user());
            case Credentials.Basic wrong -> throw new PurserException(IdentityError.UNAUTHORIZED);
            case Credentials.Bearer bearer -> token(bearer.token());
            case Credentials.RefreshToken refresh -> token(refresh.token());
            case Credentials.Signed signed -> throw new PurserException(IdentityError.ACCESS_KEY_INVALID);
        };
    }

    private static Caller anonymous() {
        return new Caller(
                Actor.ANONYMOUS, Optional.empty(), Optional.empty(), "anonymous", Grants.NOTHING, Optional.empty());
    }

    private static Caller caller(String name) {
        List<RoleGrant> roles = switch (name) {
            case "admin" -> List.of(new RoleGrant(Role.ADMINISTRATOR, Optional.empty()));
            case "writer" -> List.of(new RoleGrant(Role.WRITER, Optional.of("team")));
            case "reader" -> List.of(new RoleGrant(Role.READER, Optional.of("team")));
            default -> throw new PurserException(IdentityError.UNAUTHORIZED);
        };
        Actor actor = Actor.builder(ActorKind.USER).id(name).name(name).build();
        return new Caller(
                actor, Optional.of(name), Optional.of(MintedId.mint()), name, new Grants(roles), Optional.empty());
    }

    private Caller token(Secret token) {
        Caller caller = tokens.get(token.reveal());
        if (caller == null) {
            throw new PurserException(IdentityError.TOKEN_INVALID);
        }
        return caller;
    }

    @Override
    public Decision decide(
            Caller caller, Permission permission, Optional<String> namespace, Optional<String> repository) {
        boolean held = caller.grants().allowing(permission, namespace).isPresent();
        boolean inLimits = caller.limits()
                .map(limits -> repository
                        .map(name -> limits.stream()
                                .anyMatch(scope -> scope.name().equals(name) && allows(scope.actions(), permission)))
                        .orElse(false))
                .orElse(true);
        return Decision.builder(permission, held && inLimits).build();
    }

    private static boolean allows(Set<String> actions, Permission permission) {
        return actions.contains("*")
                || actions.contains(
                        switch (permission) {
                            case IMAGE_PUSH -> "push";
                            case IMAGE_DELETE -> "delete";
                            default -> "pull";
                        });
    }

    @Override
    public Decision decideOver(Caller caller, String principal) {
        return Decision.builder(Permission.IDENTITY_SELF, caller.name().equals(Optional.of(principal)))
                .build();
    }

    @Override
    public NamespaceFilter visible(Caller caller, Permission permission) {
        boolean narrowed =
                caller.limits().isPresent() && caller.limits().get().stream().noneMatch(TokenScope::catalog);
        return narrowed ? NamespaceFilter.NOTHING : caller.grants().where(permission);
    }

    @Override
    public String service() {
        return "purser";
    }

    @Override
    public IssuedToken issue(Recording recording, Caller caller, TokenRequest request) {
        String token = UUID.randomUUID().toString();
        tokens.put(
                token,
                new Caller(
                        caller.actor(),
                        caller.name(),
                        caller.principal(),
                        caller.credential(),
                        caller.grants(),
                        Optional.of(request.scopes())));
        Optional<Secret> refresh =
                Optional.of(Secret.of(UUID.randomUUID().toString())).filter(one -> request.offlineToken());
        refresh.ifPresent(one -> tokens.put(one.reveal(), caller));
        return new IssuedToken(
                Secret.of(token), token, Instant.now(), Duration.ofMinutes(5), refresh, request.scopes());
    }

    @Override
    public String rotate(Recording recording) {
        return "";
    }

    @Override
    public boolean rotationDue() {
        return false;
    }

    @Override
    public NetworkPolicy get() {
        return NetworkPolicy.OPEN;
    }

    @Override
    public NetworkPolicy set(Recording recording, NetworkPolicy policy) {
        return policy;
    }

    @Override
    public void admit(String address) {}

    @Override
    public Origin.Network network(String address) {
        return Origin.Network.PRIVATE;
    }
}
