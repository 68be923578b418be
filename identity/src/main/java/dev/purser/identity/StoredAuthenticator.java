package dev.purser.identity;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Client;
import dev.purser.event.Credential;
import dev.purser.event.PurserException;
import dev.purser.metadata.Metadata;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds out who is calling, by what is stored. */
final class StoredAuthenticator implements Authenticator {
    private static final int REMEMBERED = 10_000;

    private final Metadata metadata;
    private final Epoch epoch;
    private final PasswordCheck passwords;
    private final AccessTokens accessTokens;
    private final CallerLoader callers;
    private final LoginThrottle throttle;
    private final SignatureCheck signatures;
    private final Duration verifiedFor;
    private final Clock clock;
    private final VerifiedCallers basics = new VerifiedCallers(REMEMBERED);
    private final VerifiedCallers bearers = new VerifiedCallers(REMEMBERED);
    private final KeyedHash keyed = new KeyedHash();

    StoredAuthenticator(
            Metadata metadata,
            Epoch epoch,
            PasswordCheck passwords,
            AccessTokens accessTokens,
            CallerLoader callers,
            LoginThrottle throttle,
            AccessKeys accessKeys,
            Duration verifiedFor,
            Clock clock) {
        this.metadata = metadata;
        this.epoch = epoch;
        this.passwords = passwords;
        this.accessTokens = accessTokens;
        this.callers = callers;
        this.throttle = throttle;
        this.signatures = new SignatureCheck(accessKeys, throttle);
        this.verifiedFor = verifiedFor;
        this.clock = clock;
    }

    @Override
    public Caller authenticate(Credentials credentials, Client client) {
        return switch (credentials) {
            case Credentials.None _ -> callers.anonymous();
            case Credentials.Bearer bearer
            when bearer.token().reveal().startsWith(SqlTokens.PERSONAL) ->
                throttled("bearer", Optional.empty(), bearer.token(), client);
            case Credentials.Bearer bearer -> bearer(bearer.token());
            case Credentials.Basic basic ->
                throttled(basic.user(), Optional.of(basic.user()), basic.password(), client);
            case Credentials.RefreshToken refresh ->
                throttled("refresh-token", Optional.empty(), refresh.token(), client);
            case Credentials.Signed signed -> signatures.authenticate(signed, prefix(client));
        };
    }

    private Caller bearer(Secret token) {
        long at = epoch.current();
        Instant now = clock.instant();
        return bearers.find(token.reveal(), at, now).orElseGet(() -> {
            AccessClaims claims = accessTokens
                    .verify(token)
                    .orElseThrow(() -> refused(IdentityError.TOKEN_INVALID, Optional.empty(), unknownToken()));
            Caller caller = bearer(claims, now);
            bearers.keep(token.reveal(), caller, at, claims.expires(), now);
            return caller;
        });
    }

    private static Credential unknownToken() {
        return new Credential(Credential.Kind.ACCESS_TOKEN, Optional.empty());
    }

    private Caller bearer(AccessClaims claims, Instant now) {
        Credential presented = new Credential(Credential.Kind.ACCESS_TOKEN, Optional.of(claims.id()));
        if (claims.subject().isEmpty()) {
            Caller anonymous = callers.anonymous();
            return new Caller(
                    anonymous.actor(),
                    Optional.empty(),
                    Optional.empty(),
                    anonymous.credential(),
                    anonymous.grants(),
                    Optional.of(claims.access()));
        }
        return metadata.read(tx -> PrincipalTable.byId(tx, claims.subject().get())
                .filter(principal -> principal.usable(now) && claims.generation() == principal.generation())
                .map(principal -> callers.load(tx, principal, presented, Optional.of(claims.access())))
                .orElseThrow(() -> refused(IdentityError.TOKEN_INVALID, Optional.empty(), presented)));
    }

    /**
     * The address's throttle comes before all, also before what is remembered; the credential's after it, so that whoever
     * guesses at an account does not lock out its owner, who is remembered for the owner's own address only.
     */
    private Caller throttled(String name, Optional<String> user, Secret secret, Client client) {
        String prefix = prefix(client);
        boolean token = user.isEmpty() || secret.reveal().startsWith(SqlTokens.PERSONAL);
        Credential presented = new Credential(
                user.isPresent() ? Credential.Kind.PASSWORD : Credential.Kind.REFRESH_TOKEN,
                user.map(StoredAuthenticator::shown));
        throttle.waitOfAddress(prefix).ifPresent(wait -> {
            throw tooMany(user, presented, wait);
        });
        long at = epoch.current();
        Instant now = clock.instant();
        String key = keyed.of(prefix, name, secret.reveal());
        Optional<Caller> known = basics.find(key, at, now);
        if (known.isPresent()) {
            return known.get();
        }
        String credential = credentialKey(user, secret);
        throttle.waitOfCredential(credential).ifPresent(wait -> {
            throw tooMany(user, presented, wait);
        });
        PasswordCheck.Found found = check(user, secret, now).orElseThrow(() -> {
            throttle.failed(credential, prefix);
            return refused(token ? IdentityError.TOKEN_INVALID : IdentityError.UNAUTHORIZED, user, presented);
        });
        throttle.succeeded(credential);
        Caller caller = metadata.read(tx -> callers.load(tx, found.principal(), found.presented(), Optional.empty()));
        Instant until = now.plus(verifiedFor);
        basics.keep(key, caller, at, found.expires().filter(until::isAfter).orElse(until), now);
        return caller;
    }

    private Optional<PasswordCheck.Found> check(Optional<String> user, Secret secret, Instant now) {
        try {
            return user.isPresent() ? passwords.password(user.get(), secret, now) : passwords.refresh(secret, now);
        } catch (PurserException busy) {
            if (busy.error() == IdentityError.BUSY) {
                throw refused(IdentityError.BUSY, user, new Credential(Credential.Kind.PASSWORD, Optional.empty()));
            }
            throw busy;
        }
    }

    /** Guessed refresh tokens have nothing in common that could be throttled but where they come from. */
    private String credentialKey(Optional<String> user, Secret secret) {
        return user.map(StoredAuthenticator::shown).orElseGet(() -> keyed.of("refresh", "", secret.reveal()));
    }

    private static String prefix(Client client) {
        return client.trustedAddress()
                .or(client::address)
                .flatMap(NetworkAddress::of)
                .map(NetworkAddress::prefix)
                .orElse("unknown");
    }

    private static LoginRefusedException tooMany(Optional<String> user, Credential presented, Duration wait) {
        return new LoginRefusedException(
                IdentityError.TOO_MANY_ATTEMPTS, attempted(user, presented), name(user, presented), Optional.of(wait));
    }

    private static LoginRefusedException refused(IdentityError error, Optional<String> user, Credential presented) {
        return new LoginRefusedException(error, attempted(user, presented), name(user, presented), Optional.empty());
    }

    private static Actor attempted(Optional<String> user, Credential presented) {
        Actor.Builder actor = Actor.builder(user.isPresent() ? ActorKind.USER : ActorKind.ANONYMOUS)
                .presented(presented);
        user.ifPresent(name -> actor.name(shown(name)));
        return actor.build();
    }

    private static String name(Optional<String> user, Credential presented) {
        return presented.kind().text() + ":"
                + user.map(StoredAuthenticator::shown).or(presented::id).orElse("");
    }

    private static String shown(String name) {
        return name.length() > 64 ? name.substring(0, 64) : name;
    }
}
