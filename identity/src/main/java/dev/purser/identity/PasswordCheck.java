package dev.purser.identity;

import dev.purser.event.Credential;
import dev.purser.metadata.Metadata;
import java.time.Instant;
import java.util.Optional;

/**
 * Checks passwords, robots' secrets and registry tokens. Whatever is wrong, and whoever does not exist, costs one password
 * hash.
 */
final class PasswordCheck {
    /**
     * Whose secret it was.
     *
     * @param expires when it no longer holds
     */
    record Found(Principal principal, Credential presented, Optional<Instant> expires) {}

    private final Metadata metadata;
    private final SqlTokens tokens;
    private final PasswordHasher hasher;

    PasswordCheck(Metadata metadata, SqlTokens tokens, PasswordHasher hasher) {
        this.metadata = metadata;
        this.tokens = tokens;
        this.hasher = hasher;
    }

    Optional<Found> password(String user, Secret secret, Instant now) {
        if (secret.reveal().startsWith(SqlTokens.PERSONAL)) {
            return orDecoy(
                    token(secret, RegistryToken.Kind.PERSONAL, now)
                            .filter(found -> found.principal().name().equals(user)),
                    secret);
        }
        Optional<Principal> named = metadata.read(tx -> PrincipalTable.byName(tx, user));
        if (named.isPresent() && named.get().kind() == PrincipalKind.ROBOT) {
            return orDecoy(
                    named.filter(robot -> Digests.same(robot.secret(), Digests.sha256(secret)))
                            .filter(robot -> robot.usable(now))
                            .map(robot -> found(robot, Credential.Kind.ROBOT_SECRET)),
                    secret);
        }
        boolean right = hasher.verify(secret, named.map(Principal::secret));
        return named.filter(principal -> right && principal.usable(now)).map(principal -> {
            if (hasher.stale(principal.secret())) {
                rehash(principal, secret);
            }
            return found(principal, Credential.Kind.PASSWORD);
        });
    }

    Optional<Found> refresh(Secret secret, Instant now) {
        RegistryToken.Kind kind = secret.reveal().startsWith(SqlTokens.PERSONAL)
                ? RegistryToken.Kind.PERSONAL
                : RegistryToken.Kind.REFRESH;
        return token(secret, kind, now);
    }

    private Optional<Found> token(Secret secret, RegistryToken.Kind kind, Instant now) {
        return tokens.find(secret)
                .filter(token -> token.kind() == kind)
                .flatMap(token -> metadata.read(tx -> PrincipalTable.byName(tx, token.principal()))
                        .filter(principal -> principal.usable(now))
                        .map(principal -> new Found(
                                principal,
                                new Credential(
                                        Credential.Kind.REFRESH_TOKEN,
                                        Optional.of(token.id().toString())),
                                earlier(token.expires(), principal.expires()))));
    }

    private Optional<Found> orDecoy(Optional<Found> found, Secret secret) {
        if (found.isEmpty()) {
            hasher.verify(secret, Optional.empty());
        }
        return found;
    }

    /** The cost that is wanted has changed since: technical, no act of anyone. Only if the password is still the same. */
    private void rehash(Principal principal, Secret password) {
        String fresh = hasher.hash(password);
        metadata.maintain(tx -> tx.update(
                "UPDATE principal SET secret = ? WHERE id = ? AND secret = ?",
                fresh,
                principal.id().toString(),
                principal.secret()));
    }

    private static Found found(Principal principal, Credential.Kind kind) {
        return new Found(principal, new Credential(kind, Optional.of(principal.name())), principal.expires());
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.filter(time -> other.map(time::isBefore).orElse(true)).or(() -> other);
    }
}
