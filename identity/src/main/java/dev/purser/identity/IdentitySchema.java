package dev.purser.identity;

import dev.purser.metadata.Migration;
import java.util.List;

/** The tables of identities. */
final class IdentitySchema {
    static final List<Migration> MIGRATIONS = List.of(new Migration("identity", 1, """
            CREATE TABLE account (number TEXT PRIMARY KEY, guid TEXT NOT NULL, hex TEXT NOT NULL);
            CREATE TABLE principals (
              name TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, display TEXT, enabled BIGINT NOT NULL,
              hash TEXT NOT NULL, expires BIGINT, epoch BIGINT NOT NULL, created BIGINT NOT NULL, changed BIGINT NOT NULL);
            CREATE TABLE assignments (
              principal TEXT NOT NULL, role TEXT NOT NULL, namespace TEXT NOT NULL, created BIGINT NOT NULL,
              PRIMARY KEY (principal, role, namespace));
            CREATE TABLE tokens (
              id TEXT PRIMARY KEY, principal TEXT NOT NULL REFERENCES principals (name) ON DELETE CASCADE,
              kind TEXT NOT NULL, description TEXT, hash TEXT NOT NULL UNIQUE, created BIGINT NOT NULL, expires BIGINT);
            CREATE INDEX tokens_principal ON tokens (principal);
            CREATE TABLE access_keys (
              id TEXT PRIMARY KEY, principal TEXT NOT NULL REFERENCES principals (name) ON DELETE CASCADE,
              secret BLOB NOT NULL, enabled BIGINT NOT NULL, created BIGINT NOT NULL);
            CREATE INDEX access_keys_principal ON access_keys (principal);
            CREATE TABLE signing_keys (kid TEXT PRIMARY KEY, secret BLOB NOT NULL, public_key BLOB NOT NULL, created BIGINT NOT NULL);
            CREATE TABLE network_policy (id BIGINT PRIMARY KEY, public_access BIGINT NOT NULL, allowed TEXT NOT NULL);
            """));

    private IdentitySchema() {}
}
