package dev.purser.http.plain;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Client;
import dev.purser.event.Decision;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.identity.AccessKeys;
import dev.purser.identity.AccountIds;
import dev.purser.identity.Administrators;
import dev.purser.identity.Authenticator;
import dev.purser.identity.Authorizer;
import dev.purser.identity.Caller;
import dev.purser.identity.Credentials;
import dev.purser.identity.Grants;
import dev.purser.identity.Identity;
import dev.purser.identity.IdentityError;
import dev.purser.identity.MintedId;
import dev.purser.identity.NamespaceFilter;
import dev.purser.identity.NetworkRules;
import dev.purser.identity.Robots;
import dev.purser.identity.RoleAssignment;
import dev.purser.identity.Roles;
import dev.purser.identity.TokenIssuer;
import dev.purser.identity.Tokens;
import dev.purser.identity.Users;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Identities in memory, without any of the strength of the real ones: to test what stands in front of them. */
public final class PlainIdentity implements Identity {
    final Map<String, MintedId> ids = new HashMap<>();
    final Map<String, String> secrets = new HashMap<>();
    final PlainRoles roles = new PlainRoles(this);
    private final PlainUsers users = new PlainUsers(this);
    private final PlainRobots robots = new PlainRobots(this);
    private final PlainTokens tokens = new PlainTokens(this);
    private final PlainKeys keys = new PlainKeys(this);
    private final PlainNetwork network = new PlainNetwork();

    /** Gives a name a principal and a secret. */
    MintedId enrol(String name, String secret) {
        if (ids.containsKey(name)) {
            throw new PurserException(IdentityError.PRINCIPAL_EXISTS);
        }
        ids.put(name, MintedId.mint());
        secrets.put(name, secret);
        return ids.get(name);
    }

    void dismiss(String name, IdentityError unknown) {
        if (ids.remove(name) == null) {
            throw new PurserException(unknown);
        }
        secrets.remove(name);
    }

    @Override
    public Authenticator authenticator() {
        return this::authenticate;
    }

    private Caller authenticate(Credentials credentials, Client client) {
        if (!(credentials instanceof Credentials.Basic basic)) {
            return anonymous();
        }
        String password = basic.password().reveal();
        String name = basic.user();
        if (!password.equals(secrets.get(name)) && !tokens.holds(name, password)) {
            throw new PurserException(IdentityError.UNAUTHORIZED);
        }
        Grants grants = new Grants(roles.list(Optional.of(name), Optional.empty()).stream()
                .map(RoleAssignment::grant)
                .toList());
        MintedId id = ids.get(name);
        Actor actor = Actor.builder(ActorKind.USER).id(id.toString()).name(name).build();
        return new Caller(actor, Optional.of(name), Optional.of(id), name, grants, Optional.empty());
    }

    @Override
    public Authorizer authorizer() {
        return new Authorizer() {
            @Override
            public Decision decide(
                    Caller caller, Permission permission, Optional<String> namespace, Optional<String> repository) {
                boolean own = permission == Permission.IDENTITY_SELF && !caller.anonymous();
                return Decision.builder(
                                permission,
                                own
                                        || caller.grants()
                                                .allowing(permission, namespace)
                                                .isPresent())
                        .build();
            }

            @Override
            public Decision decideOver(Caller caller, String principal) {
                boolean own = caller.name().equals(Optional.of(principal));
                return Decision.builder(
                                Permission.IDENTITY_SELF, own || caller.grants().administrator())
                        .build();
            }

            @Override
            public NamespaceFilter visible(Caller caller, Permission permission) {
                return caller.grants().where(permission);
            }
        };
    }

    @Override
    public Caller anonymous() {
        return new Caller(
                Actor.ANONYMOUS, Optional.empty(), Optional.empty(), "anonymous", Grants.NOTHING, Optional.empty());
    }

    @Override
    public Users users() {
        return users;
    }

    @Override
    public Robots robots() {
        return robots;
    }

    @Override
    public Tokens tokens() {
        return tokens;
    }

    @Override
    public AccessKeys accessKeys() {
        return keys;
    }

    @Override
    public Roles roles() {
        return roles;
    }

    @Override
    public NetworkRules networkRules() {
        return network;
    }

    @Override
    public AccountIds account() {
        throw new UnsupportedOperationException();
    }

    @Override
    public TokenIssuer tokenIssuer() {
        return new PlainTokenIssuer();
    }

    @Override
    public Administrators administrators() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
