package dev.purser.identity;

import dev.purser.event.Origin;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Opens this room. */
public final class Identities {
    private Identities() {}

    /** The tables that this room needs. */
    public static List<Migration> migrations() {
        return IdentitySchema.MIGRATIONS;
    }

    /**
     * Opens everything over one database; makes the account, the key file and the first signing key where there are none.
     *
     * @param origin what the events of this room's own jobs say of where they happened
     */
    public static Identity open(IdentityConfig config, Metadata metadata, Origin origin, Clock clock) {
        Directory directory = new Directory(metadata, clock);
        KeyFile keyFile = KeyFile.open(config.keyFile());
        Passwords passwords = new Passwords(config);
        Callers callers = new Callers(directory, config.anonymousPull());
        SigningKeys keys = new SigningKeys(metadata, keyFile, clock, config.accessTokenLife());
        AccessTokens accessTokens = new AccessTokens(keys, config.service(), clock);
        StoredTokens tokens = new StoredTokens(directory);
        Authorizer authorizer = new GrantAuthorizer();
        return new StoredIdentity(
                account(metadata),
                new StoredAuthenticator(
                        directory,
                        callers,
                        passwords,
                        new VerifiedPasswords(clock, config.verifiedFor()),
                        tokens,
                        accessTokens,
                        new LoginThrottle(config.throttle(), clock)),
                authorizer,
                new StoredTokenIssuer(config, directory, authorizer, accessTokens, tokens, keys),
                new StoredUsers(directory, passwords),
                new StoredRobots(directory),
                tokens,
                new StoredAccessKeys(directory, keyFile, callers, config.accessKeysPerPrincipal()),
                new StoredRoles(directory),
                new StoredNetworkRules(metadata, clock),
                new FirstAdministrator(directory, passwords, origin),
                callers);
    }

    private static AccountIds account(Metadata metadata) {
        return stored(metadata).orElseGet(() -> {
            SecureRandom random = new SecureRandom();
            byte[] hex = new byte[16];
            random.nextBytes(hex);
            long number = random.nextLong(100_000_000_000L, 1_000_000_000_000L);
            metadata.maintain(tx -> tx.update(
                    "INSERT INTO account (number, guid, hex) SELECT ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM account)",
                    Long.toString(number),
                    UUID.randomUUID(),
                    HexFormat.of().formatHex(hex)));
            return stored(metadata).orElseThrow();
        });
    }

    private static Optional<AccountIds> stored(Metadata metadata) {
        return metadata.one(
                "SELECT number, guid, hex FROM account",
                row -> new AccountIds(row.text("number"), UUID.fromString(row.text("guid")), row.text("hex")));
    }
}
