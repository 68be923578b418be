package dev.purser.identity;

import static dev.purser.identity.IdentityFixture.PASSWORD;
import static dev.purser.identity.IdentityFixture.everywhere;
import static dev.purser.identity.IdentityFixture.failure;
import static dev.purser.identity.IdentityFixture.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import dev.purser.event.Permission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, robots, roles, keys and rules: what they do, and what they leave on the record. */
class TestManagement {
    @TempDir
    private Path folder;

    private IdentityFixture fixture;
    private Identity identity;

    @BeforeEach
    void open() {
        fixture = new IdentityFixture(folder);
        identity = fixture.identity;
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private AuditEvent last(Action action) {
        AuditEvent last = fixture.metadata.last();
        assertThat(last.action()).isEqualTo(action);
        assertThat(last.outcome().result()).isEqualTo(Outcome.Result.SUCCESS);
        return last;
    }

    @Test
    void everyActIsOnTheRecordWithItsSubject() {
        fixture.user("ada");
        assertThat(last(Action.USER_CREATE).targets().getFirst().name()).contains("ada");
        identity.users().update(fixture.recording(Action.USER_UPDATE), "ada", Optional.of("Ada"), Optional.empty());
        assertThat(last(Action.USER_UPDATE).data().after()).containsEntry("displayName", "Ada");
        identity.roles().assign(fixture.recording(Action.ROLE_ASSIGN), "ada", on(Role.WRITER, "team"));
        AuditEvent assigned = last(Action.ROLE_ASSIGN);
        assertThat(assigned.data().request()).containsEntry("principal", "ada").containsEntry("role", "writer");
        assertThat(assigned.targets().getFirst().namespace()).contains("team");
        AccessKeys.Created key = identity.accessKeys().create(fixture.recording(Action.ACCESS_KEY_CREATE), "ada");
        assertThat(last(Action.ACCESS_KEY_CREATE).targets().getFirst().name())
                .contains(key.key().text());
        Tokens.Created token = identity.tokens()
                .create(fixture.recording(Action.TOKEN_CREATE), "ada", Optional.of("laptop"), Optional.empty());
        last(Action.TOKEN_CREATE);
        identity.networkRules().set(fixture.recording(Action.NETWORK_RULE_SET), new NetworkPolicy(false, List.of()));
        assertThat(last(Action.NETWORK_RULE_SET).data().after()).containsEntry("publicAccess", false);
        String all = fixture.metadata.journal().audit().toString();
        assertThat(all)
                .doesNotContain(
                        PASSWORD.reveal(), key.secret().reveal(), token.secret().reveal(), "$argon2id$");
    }

    @Test
    void namesAndPasswordsAreHeldToTheirRules() {
        for (String name : List.of("", "Ada", "-a", "a b", "anonymous", "system", "a".repeat(65), "a/b", "a:b", "ä")) {
            assertThat(failure(() -> fixture.user(name))).isEqualTo(IdentityError.NAME_INVALID_FOR_PRINCIPAL);
        }
        fixture.user("a.b_c-d@e$1");
        assertThat(failure(() -> fixture.user("a.b_c-d@e$1"))).isEqualTo(IdentityError.PRINCIPAL_EXISTS);
        for (String password : List.of("elevenchars", "x".repeat(257))) {
            assertThat(failure(() -> identity.users()
                            .create(fixture.recording(Action.USER_CREATE), "b", Optional.empty(), Secret.of(password))))
                    .isEqualTo(IdentityError.PASSWORD_REFUSED);
        }
        assertThat(failure(() -> identity.users().get("nobody"))).isEqualTo(IdentityError.USER_UNKNOWN);
        assertThat(failure(() -> identity.robots().get("a.b_c-d@e$1"))).isEqualTo(IdentityError.ROBOT_UNKNOWN);
        assertThat(identity.users().list(Optional.empty(), 10))
                .extracting(User::name)
                .containsExactly("a.b_c-d@e$1");
    }

    @Test
    void theFirstAdministratorsPasswordIsForItsOwnerOnly() throws Exception {
        Path file = folder.resolve("first").resolve("password");
        assertThat(identity.administrators().ensureFirst(file)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String password = Files.readString(file).strip();
        assertThat(fixture.login(Administrators.FIRST, Secret.of(password)).administrator())
                .isTrue();
        assertThat(fixture.metadata.journal().audit())
                .extracting(AuditEvent::action)
                .containsExactly(Action.USER_CREATE, Action.ROLE_ASSIGN);
        assertThat(identity.administrators().ensureFirst(file)).isFalse();
        assertThat(Files.readString(file).strip()).isEqualTo(password);
    }

    @Test
    void theLastAdministratorStays() {
        fixture.user("ada", everywhere(Role.ADMINISTRATOR));
        Users users = identity.users();
        assertThat(failure(() -> users.delete(fixture.recording(Action.USER_DELETE), "ada")))
                .isEqualTo(IdentityError.LAST_ADMINISTRATOR);
        assertThat(failure(() -> users.update(
                        fixture.recording(Action.USER_UPDATE), "ada", Optional.empty(), Optional.of(false))))
                .isEqualTo(IdentityError.LAST_ADMINISTRATOR);
        assertThat(failure(() -> identity.roles()
                        .unassign(fixture.recording(Action.ROLE_UNASSIGN), "ada", everywhere(Role.ADMINISTRATOR))))
                .isEqualTo(IdentityError.LAST_ADMINISTRATOR);
        fixture.user("bob", everywhere(Role.ADMINISTRATOR));
        users.delete(fixture.recording(Action.USER_DELETE), "ada");
        assertThat(failure(() -> users.delete(fixture.recording(Action.USER_DELETE), "bob")))
                .isEqualTo(IdentityError.LAST_ADMINISTRATOR);
        assertThat(fixture.login("bob", PASSWORD).administrator()).isTrue();
    }

    @Test
    void rolesAreAssignedListedAndTakenAway() {
        fixture.user("ada");
        Roles roles = identity.roles();
        roles.assign(fixture.recording(Action.ROLE_ASSIGN), "ada", on(Role.WRITER, "team"));
        roles.assign(fixture.recording(Action.ROLE_ASSIGN), "ada", on(Role.WRITER, "team"));
        roles.assign(fixture.recording(Action.ROLE_ASSIGN), Roles.ANONYMOUS, on(Role.READER, "public"));
        assertThat(roles.list(Optional.empty(), Optional.empty()))
                .extracting(RoleAssignment::principal)
                .containsExactly("ada", Roles.ANONYMOUS);
        assertThat(roles.list(Optional.of("ada"), Optional.of("team"))).hasSize(1);
        assertThat(roles.list(Optional.of("ada"), Optional.of("other"))).isEmpty();
        assertThat(identity.anonymous().grants().roles()).containsExactly(on(Role.READER, "public"));
        assertThat(fixture.login("ada", PASSWORD).grants().roles())
                .containsExactly(on(Role.WRITER, "team"), on(Role.READER, "public"));
        assertThat(failure(() ->
                        roles.assign(fixture.recording(Action.ROLE_ASSIGN), "ada", on(Role.ADMINISTRATOR, "team"))))
                .isEqualTo(IdentityError.ROLE_NOT_FOR_NAMESPACE);
        assertThat(failure(() ->
                        roles.assign(fixture.recording(Action.ROLE_ASSIGN), Roles.ANONYMOUS, everywhere(Role.MANAGER))))
                .isEqualTo(IdentityError.ROLE_NOT_FOR_ANONYMOUS);
        assertThat(failure(
                        () -> roles.assign(fixture.recording(Action.ROLE_ASSIGN), "nobody", everywhere(Role.READER))))
                .isEqualTo(IdentityError.PRINCIPAL_UNKNOWN);
        assertThat(roles.unassignAll(fixture.recording(Action.ROLE_UNASSIGN), "public"))
                .isOne();
        assertThat(identity.anonymous().grants().roles()).isEmpty();
        roles.unassign(fixture.recording(Action.ROLE_UNASSIGN), "ada", on(Role.WRITER, "team"));
        assertThat(failure(
                        () -> roles.unassign(fixture.recording(Action.ROLE_UNASSIGN), "ada", on(Role.WRITER, "team"))))
                .isEqualTo(IdentityError.ASSIGNMENT_UNKNOWN);
    }

    @Test
    void whoIsMadeAnewUnderAnOldNameInheritsNothing() {
        MintedId first = fixture.user("ada", on(Role.MANAGER, "team")).id();
        AccessKeys.Created key = identity.accessKeys().create(fixture.recording(Action.ACCESS_KEY_CREATE), "ada");
        identity.users().delete(fixture.recording(Action.USER_DELETE), "ada");
        assertThat(identity.accessKeys().signing(key.key().id())).isEmpty();
        assertThat(fixture.user("ada").id()).isNotEqualTo(first);
        assertThat(fixture.login("ada", PASSWORD).grants().roles()).isEmpty();
    }

    @Test
    void accessKeysAreKeptEncryptedAndCanBeDisabled() {
        fixture.user("ada", on(Role.READER, "team"));
        AccessKeys keys = identity.accessKeys();
        AccessKeys.Created made = keys.create(fixture.recording(Action.ACCESS_KEY_CREATE), "ada");
        assertThat(made.key().text()).matches("AKIA[A-Z2-7]{16}");
        assertThat(made.secret().reveal()).hasSize(40);
        AccessKeys.Signing signing = keys.signing(made.key().id()).orElseThrow();
        assertThat(signing.secret()).isEqualTo(made.secret());
        assertThat(signing.caller().grants().roles()).containsExactly(on(Role.READER, "team"));
        byte[] stored = fixture.metadata
                .metadata()
                .one("SELECT secret FROM access_key", row -> row.bytes("secret"))
                .orElseThrow();
        assertThat(new String(stored, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(made.secret().reveal());
        keys.setEnabled(fixture.recording(Action.ACCESS_KEY_UPDATE), made.key().id(), false);
        assertThat(keys.signing(made.key().id())).isEmpty();
        keys.create(fixture.recording(Action.ACCESS_KEY_CREATE), "ada");
        assertThat(failure(() -> keys.create(fixture.recording(Action.ACCESS_KEY_CREATE), "ada")))
                .isEqualTo(IdentityError.ACCESS_KEY_LIMIT);
        keys.delete(fixture.recording(Action.ACCESS_KEY_DELETE), made.key().id());
        assertThat(keys.list(Optional.of("ada"))).hasSize(1);
        assertThat(failure(() -> keys.get(made.key().id()))).isEqualTo(IdentityError.ACCESS_KEY_UNKNOWN);
    }

    @Test
    void anotherKeyFileIsNoticedAtTheStart() throws Exception {
        Path keyFile = fixture.config.keyFile();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)))
                .isEqualTo("rw-------");
        byte[] right = Files.readAllBytes(keyFile);
        Files.delete(keyFile);
        assertThat(failure(() -> fixture.open(fixture.config))).isEqualTo(IdentityError.KEY_FILE_UNUSABLE);
        assertThat(keyFile).doesNotExist();
        KeyFile.open(keyFile, true);
        assertThat(failure(() -> fixture.open(fixture.config))).isEqualTo(IdentityError.KEY_FILE_UNUSABLE);
        Files.write(keyFile, right);
        AccountIds before = identity.account();
        fixture.open(fixture.config);
        assertThat(fixture.identity.account()).isEqualTo(before);
        assertThat(before.number()).matches("[1-9][0-9]{11}");
        assertThat(before.hex()).matches("[0-9a-f]{32}");
        assertThat(before.guid()).isNotEqualTo(new UUID(0, 0));
    }

    @Test
    void networkRulesHoldAtOnce() {
        NetworkRules rules = identity.networkRules();
        rules.admit("203.0.113.1");
        rules.admit("no address");
        rules.set(fixture.recording(Action.NETWORK_RULE_SET), new NetworkPolicy(false, List.of()));
        rules.admit("10.1.2.3");
        assertThat(failure(() -> rules.admit("203.0.113.1"))).isEqualTo(IdentityError.NETWORK_DENIED);
        assertThat(failure(() -> rules.admit("no address"))).isEqualTo(IdentityError.NETWORK_DENIED);
        NetworkPolicy blocks =
                new NetworkPolicy(true, List.of(AddressBlock.of("203.0.113.0/24"), AddressBlock.of("2001:db8::/32")));
        rules.set(fixture.recording(Action.NETWORK_RULE_SET), blocks);
        assertThat(rules.get()).isEqualTo(blocks);
        rules.admit("203.0.113.77");
        rules.admit("2001:db8:1::5");
        rules.admit("127.0.0.1");
        rules.admit("::1");
        rules.admit("::ffff:203.0.113.9");
        assertThat(failure(() -> rules.admit("10.1.2.3"))).isEqualTo(IdentityError.NETWORK_DENIED);
        assertThat(failure(() -> rules.admit("2001:db9::1"))).isEqualTo(IdentityError.NETWORK_DENIED);
    }

    @Test
    void aWriterCannotListAndAnAuditorOnlyReadsTheRecord() {
        fixture.user("writer", on(Role.WRITER, "team"));
        fixture.user("auditor", everywhere(Role.AUDITOR));
        fixture.user("reader", everywhere(Role.READER));
        Authorizer authorizer = identity.authorizer();
        Optional<String> team = Optional.of("team");
        Caller writer = fixture.login("writer", PASSWORD);
        assertThat(authorizer.decide(writer, Permission.IMAGE_PUSH, team).by()).contains("writer on team");
        assertThat(authorizer.decide(writer, Permission.IMAGE_LIST, team).granted())
                .isFalse();
        assertThat(authorizer
                        .decide(writer, Permission.IMAGE_PUSH, Optional.of("other"))
                        .granted())
                .isFalse();
        assertThat(authorizer
                        .decide(writer, Permission.QUOTA_GET, Optional.empty())
                        .granted())
                .isFalse();
        assertThat(authorizer.visible(writer, Permission.IMAGE_LIST).nothing()).isTrue();
        Caller auditor = fixture.login("auditor", PASSWORD);
        assertThat(authorizer
                        .decide(auditor, Permission.LOG_READ, Optional.empty())
                        .granted())
                .isTrue();
        assertThat(authorizer.decide(auditor, Permission.IMAGE_PULL, team).granted())
                .isFalse();
        Caller reader = fixture.login("reader", PASSWORD);
        assertThat(authorizer
                        .decide(reader, Permission.QUOTA_GET, Optional.empty())
                        .granted())
                .isTrue();
        assertThat(authorizer.visible(reader, Permission.IMAGE_LIST)).isEqualTo(NamespaceFilter.ALL);
        assertThat(authorizer
                        .decide(reader, Permission.LOG_READ, Optional.empty())
                        .granted())
                .isFalse();
        assertThat(authorizer.decideOver(reader, "reader").granted()).isTrue();
        assertThat(authorizer.decideOver(reader, "writer").granted()).isFalse();
        assertThat(authorizer.decideOver(identity.anonymous(), "reader").granted())
                .isFalse();
    }
}
