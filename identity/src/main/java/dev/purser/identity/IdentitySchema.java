package dev.purser.identity;

import dev.purser.metadata.Migration;
import java.util.List;

/** The tables of this room. */
final class IdentitySchema {
    static final List<Migration> MIGRATIONS = List.of(new Migration("identity", 1, """
                    CREATE TABLE identity_account (
                        slot BIGINT NOT NULL PRIMARY KEY CHECK (slot = 1),
                        number TEXT NOT NULL,
                        guid TEXT NOT NULL,
                        hex TEXT NOT NULL,
                        key_check BLOB NOT NULL
                    );
                    CREATE TABLE identity_epoch (
                        slot BIGINT NOT NULL PRIMARY KEY CHECK (slot = 1),
                        epoch BIGINT NOT NULL
                    );
                    INSERT INTO identity_epoch (slot, epoch) VALUES (1, 1);
                    CREATE TABLE principal (
                        id TEXT NOT NULL PRIMARY KEY,
                        name TEXT NOT NULL UNIQUE,
                        kind TEXT NOT NULL,
                        label TEXT,
                        enabled BIGINT NOT NULL,
                        secret TEXT NOT NULL,
                        expires BIGINT,
                        valid_from BIGINT NOT NULL,
                        created BIGINT NOT NULL,
                        changed BIGINT NOT NULL
                    );
                    -- The principal is an id, or the word anonymous; the namespace is empty for the whole registry.
                    CREATE TABLE role_assignment (
                        principal TEXT NOT NULL,
                        role TEXT NOT NULL,
                        namespace TEXT NOT NULL,
                        created BIGINT NOT NULL,
                        PRIMARY KEY (principal, role, namespace)
                    );
                    CREATE INDEX role_assignment_namespace ON role_assignment (namespace);
                    CREATE TABLE registry_token (
                        id TEXT NOT NULL PRIMARY KEY,
                        principal TEXT NOT NULL REFERENCES principal (id) ON DELETE CASCADE,
                        kind TEXT NOT NULL,
                        hash TEXT NOT NULL UNIQUE,
                        description TEXT,
                        created BIGINT NOT NULL,
                        expires BIGINT
                    );
                    CREATE INDEX registry_token_principal ON registry_token (principal);
                    CREATE TABLE access_key (
                        id TEXT NOT NULL PRIMARY KEY,
                        principal TEXT NOT NULL REFERENCES principal (id) ON DELETE CASCADE,
                        secret BLOB NOT NULL,
                        enabled BIGINT NOT NULL,
                        created BIGINT NOT NULL
                    );
                    CREATE INDEX access_key_principal ON access_key (principal);
                    CREATE TABLE signing_key (
                        kid TEXT NOT NULL PRIMARY KEY,
                        public_key BLOB NOT NULL,
                        private_key BLOB NOT NULL,
                        created BIGINT NOT NULL
                    );
                    CREATE TABLE network_policy (
                        slot BIGINT NOT NULL PRIMARY KEY CHECK (slot = 1),
                        public_access BIGINT NOT NULL,
                        blocks TEXT NOT NULL
                    );
                    """));

    private IdentitySchema() {}
}
