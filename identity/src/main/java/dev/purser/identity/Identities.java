package dev.purser.identity;

import dev.purser.event.Origin;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;

/** Opens the identities. */
public final class Identities {
    private static final int THROTTLED = 20_000;

    private Identities() {}

    /** The tables of this room, for {@code Metadatas.open}. */
    public static List<Migration> migrations() {
        return IdentitySchema.MIGRATIONS;
    }

    /**
     * Opens the identities over a database that has this room's tables. The first time, it makes the key file, the
     * account's ids and the first signing key.
     *
     * @param metadata closed by whoever opened it, after this
     * @param origin what the records of this room's own jobs say of where they happened
     * @throws dev.purser.event.PurserException {@link IdentityError#KEY_FILE_UNUSABLE}
     */
    public static Identity open(
            IdentityConfig config, Metadata metadata, Origin origin, Clock clock, MeterRegistry metrics) {
        Account account = Account.open(metadata, config.keyFile());
        Epoch epoch = new Epoch(metadata);
        PasswordHasher hasher = new PasswordHasher(config.password(), config.hashesAtOnce());
        CallerLoader callers = new CallerLoader(metadata, epoch, config.anonymousPull());
        SqlTokens tokens = new SqlTokens(metadata, epoch, clock);
        SqlUsers users = new SqlUsers(metadata, epoch, hasher, clock);
        SigningKeys keys = new SigningKeys(metadata, epoch, account.keys(), config.accessTokenLife(), clock);
        keys.ensureFirst();
        AccessTokens accessTokens = new AccessTokens(keys, config.service(), clock);
        GrantAuthorizer authorizer = new GrantAuthorizer();
        LoginThrottle throttle = new LoginThrottle(config.throttle(), THROTTLED, clock);
        AccessKeys accessKeys =
                new SqlAccessKeys(metadata, epoch, account.keys(), callers, config.accessKeysPerPrincipal(), clock);
        Authenticator authenticator = new CountingAuthenticator(
                new StoredAuthenticator(
                        metadata,
                        epoch,
                        new PasswordCheck(metadata, tokens, hasher),
                        accessTokens,
                        callers,
                        throttle,
                        accessKeys,
                        config.verifiedFor(),
                        clock),
                metrics);
        return new OpenIdentity(
                account.ids(),
                authenticator,
                authorizer,
                new JwtTokenIssuer(config, metadata, keys, accessTokens, tokens, authorizer, clock),
                users,
                new SqlRobots(metadata, epoch, clock),
                tokens,
                accessKeys,
                new SqlRoles(metadata, epoch, clock),
                new SqlNetworkRules(metadata, epoch),
                new FirstAdministrator(metadata, users, origin, clock),
                account.keys(),
                callers);
    }
}
