package dev.purser.identity;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import java.time.Duration;
import java.util.Optional;

/** Checks credentials against the database. */
final class StoredAuthenticator implements Authenticator {
    private static final String UNKNOWN = "unknown";

    private final Directory directory;
    private final Callers callers;
    private final Passwords passwords;
    private final VerifiedPasswords verified;
    private final StoredTokens tokens;
    private final AccessTokens accessTokens;
    private final LoginThrottle throttle;

    StoredAuthenticator(
            Directory directory,
            Callers callers,
            Passwords passwords,
            VerifiedPasswords verified,
            StoredTokens tokens,
            AccessTokens accessTokens,
            LoginThrottle throttle) {
        this.directory = directory;
        this.callers = callers;
        this.passwords = passwords;
        this.verified = verified;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.throttle = throttle;
    }

    @Override
    public Caller authenticate(Credentials credentials, Client client) {
        return switch (credentials) {
            case Credentials.None none -> callers.anonymous(Optional.empty());
            case Credentials.Basic basic -> basic(basic, client);
            case Credentials.Bearer bearer -> bearer(bearer.token());
            case Credentials.RefreshToken refresh -> token(refresh.token(), Optional.empty(), client);
        };
    }

    private Caller basic(Credentials.Basic basic, Client client) {
        if (basic.password().reveal().startsWith(RandomSecret.TOKEN_PREFIX)) {
            return token(basic.password(), Optional.of(basic.user()), client);
        }
        String address = client.trustedAddress().or(client::address).orElse("");
        Optional<Duration> wait = throttle.blocked(basic.user(), address);
        if (wait.isPresent()) {
            throw refused(IdentityError.TOO_MANY_ATTEMPTS, basic.user(), Credential.Kind.PASSWORD, wait);
        }
        Optional<Directory.Entry> entry = directory.find(basic.user());
        boolean right = entry.isPresent() && entry.get().kind() == PrincipalKind.ROBOT
                ? RandomSecret.matches(basic.password(), entry.get().hash())
                : password(entry, basic.password());
        if (!right || !entry.get().holds(directory.clock().instant())) {
            throttle.failed(basic.user(), address);
            throw refused(IdentityError.UNAUTHORIZED, basic.user(), Credential.Kind.PASSWORD, Optional.empty());
        }
        throttle.succeeded(basic.user(), address);
        Credential.Kind kind =
                entry.get().kind() == PrincipalKind.ROBOT ? Credential.Kind.ROBOT_SECRET : Credential.Kind.PASSWORD;
        return callers.of(entry.get(), Credential.builder(kind).id(basic.user()).build(), Optional.empty());
    }

    private boolean password(Optional<Directory.Entry> entry, Secret password) {
        if (entry.isEmpty()) {
            // As slow as for somebody who is there.
            passwords.verify(password, passwords.nobody());
            return false;
        }
        if (verified.knows(entry.get(), password)) {
            return true;
        }
        if (!passwords.verify(password, entry.get().hash())) {
            return false;
        }
        if (passwords.outdated(entry.get().hash())) {
            String fresh = passwords.hash(password);
            directory
                    .metadata()
                    .maintain(tx -> tx.update(
                            "UPDATE principals SET hash = ? WHERE name = ? AND hash = ?",
                            fresh,
                            entry.get().name(),
                            entry.get().hash()));
            directory.changed();
        }
        verified.remember(entry.get(), password);
        return true;
    }

    private Caller token(Secret secret, Optional<String> name, Client client) {
        String address = client.trustedAddress().or(client::address).orElse("");
        Optional<RegistryToken> token = tokens.find(secret);
        Optional<Directory.Entry> entry = token.filter(
                        one -> name.isEmpty() || name.get().equals(one.principal()))
                .flatMap(one -> directory.find(one.principal()))
                .filter(one -> one.holds(directory.clock().instant()));
        if (entry.isEmpty()) {
            throttle.failed(name.orElse(UNKNOWN), address);
            throw refused(
                    IdentityError.TOKEN_INVALID, name.orElse(UNKNOWN), Credential.Kind.REFRESH_TOKEN, Optional.empty());
        }
        return callers.of(
                entry.get(),
                Credential.builder(Credential.Kind.REFRESH_TOKEN)
                        .id(token.get().id().toString())
                        .build(),
                Optional.empty());
    }

    private Caller bearer(Secret token) {
        AccessTokens.Claims claims = accessTokens
                .verify(token)
                .orElseThrow(() ->
                        refused(IdentityError.TOKEN_INVALID, UNKNOWN, Credential.Kind.ACCESS_TOKEN, Optional.empty()));
        Credential presented =
                Credential.builder(Credential.Kind.ACCESS_TOKEN).id(claims.id()).build();
        if (claims.subject().isEmpty()) {
            return callers.anonymous(Optional.of(claims.access()));
        }
        Directory.Entry entry = directory
                .find(claims.subject())
                .filter(one -> one.holds(directory.clock().instant()) && one.epoch() == claims.epoch())
                .orElseThrow(() -> refused(
                        IdentityError.TOKEN_INVALID, claims.subject(), Credential.Kind.ACCESS_TOKEN, Optional.empty()));
        return callers.of(entry, presented, Optional.of(claims.access()));
    }

    private LoginRefusedException refused(
            IdentityError error, String name, Credential.Kind kind, Optional<Duration> wait) {
        Optional<Directory.Entry> known = directory.find(name);
        Actor.Builder attempted = Actor.builder(
                known.isPresent() && known.get().kind() == PrincipalKind.ROBOT ? ActorKind.ROBOT : ActorKind.USER);
        known.ifPresent(entry -> attempted.id(entry.id().toString()));
        String shown = name.length() > 128 ? name.substring(0, 128) : name;
        if (!shown.isEmpty()) {
            attempted.name(shown);
        }
        attempted.presented(Credential.builder(kind).build());
        String credential = known.map(entry -> "principal:" + entry.id()).orElse(UNKNOWN);
        return new LoginRefusedException(error, attempted.build(), credential, wait);
    }
}
