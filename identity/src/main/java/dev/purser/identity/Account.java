package dev.purser.identity;

import dev.purser.metadata.Metadata;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * The registry's own account, and the key that its secrets are stored under: made together, and checked to belong together
 * at every start.
 */
record Account(AccountIds ids, KeyFile keys) {
    private record Stored(AccountIds ids, byte[] check) {}

    private static final String BOND = "account";
    private static final SecureRandom RANDOM = new SecureRandom();

    static Account open(Metadata metadata, Path keyFile) {
        Optional<Stored> stored = stored(metadata);
        KeyFile keys = KeyFile.open(keyFile, stored.isEmpty());
        if (stored.isEmpty()) {
            AccountIds made = mint();
            byte[] check = keys.encrypt(made.hex().getBytes(StandardCharsets.US_ASCII), BOND);
            metadata.maintain(tx -> tx.update(
                    "INSERT INTO identity_account (slot, number, guid, hex, key_check) VALUES (1, ?, ?, ?, ?) "
                            + "ON CONFLICT (slot) DO NOTHING",
                    made.number(),
                    made.guid(),
                    made.hex(),
                    check));
            stored = stored(metadata);
        }
        Stored is = stored.orElseThrow();
        keys.decrypt(is.check(), BOND);
        return new Account(is.ids(), keys);
    }

    private static Optional<Stored> stored(Metadata metadata) {
        return metadata.one(
                "SELECT number, guid, hex, key_check FROM identity_account",
                row -> new Stored(
                        new AccountIds(row.text("number"), UUID.fromString(row.text("guid")), row.text("hex")),
                        row.bytes("key_check")));
    }

    private static AccountIds mint() {
        byte[] hex = new byte[16];
        RANDOM.nextBytes(hex);
        long number = RANDOM.nextLong(100_000_000_000L, 1_000_000_000_000L);
        return new AccountIds(
                Long.toString(number), UUID.randomUUID(), HexFormat.of().formatHex(hex));
    }
}
