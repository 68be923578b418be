package dev.purser.identity;

import static dev.purser.identity.IdentityFixture.PASSWORD;
import static dev.purser.identity.IdentityFixture.everywhere;
import static dev.purser.identity.IdentityFixture.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.purser.event.Action;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestAuthenticator {
    @TempDir
    private Path folder;

    private IdentityFixture fixture;

    @BeforeEach
    void open() {
        fixture = new IdentityFixture(folder);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aUserIsKnownByItsPassword() {
        User ada = fixture.user("ada", everywhere(Role.READER));
        Caller caller = fixture.login("ada", PASSWORD);
        assertThat(caller.principal()).contains(ada.id());
        assertThat(caller.actor().kind()).isEqualTo(ActorKind.USER);
        assertThat(caller.actor().id()).contains(ada.id().toString());
        assertThat(caller.actor().presented()).contains(new Credential(Credential.Kind.PASSWORD, Optional.of("ada")));
        assertThat(caller.grants().roles()).containsExactly(everywhere(Role.READER));
        assertThat(fixture.login("ada", PASSWORD)).isEqualTo(caller);
        assertThat(failure(() -> fixture.login("ada", Secret.of("wrong")))).isEqualTo(IdentityError.UNAUTHORIZED);
        assertThat(failure(() -> fixture.login("bob", PASSWORD))).isEqualTo(IdentityError.UNAUTHORIZED);
        assertThat(failure(() -> fixture.login("", PASSWORD))).isEqualTo(IdentityError.UNAUTHORIZED);
    }

    @Test
    void aRefusalSaysWhoItWouldHaveBeenAndNoSecret() {
        LoginRefusedException refused = catchThrowableOfType(
                LoginRefusedException.class, () -> fixture.login("eve", Secret.of("hunter2hunter2")));
        assertThat(refused.attempted().name()).contains("eve");
        assertThat(refused.credential()).isEqualTo("password:eve");
        assertThat(refused + refused.credential() + refused.attempted() + refused.detail())
                .doesNotContain("hunter2");
        assertThat(new Credentials.Basic("eve", Secret.of("hunter2")) + "").doesNotContain("hunter2");
    }

    @Test
    void aChangeHoldsAtOnceAlsoForWhatIsRemembered() {
        fixture.user("ada");
        fixture.login("ada", PASSWORD);
        Users users = fixture.identity.users();
        users.update(fixture.recording(Action.USER_UPDATE), "ada", Optional.empty(), Optional.of(false));
        assertThat(failure(() -> fixture.login("ada", PASSWORD))).isEqualTo(IdentityError.UNAUTHORIZED);
        users.update(fixture.recording(Action.USER_UPDATE), "ada", Optional.empty(), Optional.of(true));
        fixture.login("ada", PASSWORD);
        Secret other = Secret.of("another long password");
        users.setPassword(fixture.recording(Action.USER_PASSWORD), "ada", other);
        assertThat(failure(() -> fixture.login("ada", PASSWORD))).isEqualTo(IdentityError.UNAUTHORIZED);
        fixture.login("ada", other);
        fixture.identity.roles().assign(fixture.recording(Action.ROLE_ASSIGN), "ada", everywhere(Role.WRITER));
        assertThat(fixture.login("ada", other).grants().roles()).containsExactly(everywhere(Role.WRITER));
        users.delete(fixture.recording(Action.USER_DELETE), "ada");
        assertThat(failure(() -> fixture.login("ada", other))).isEqualTo(IdentityError.UNAUTHORIZED);
    }

    @Test
    void guessingIsSlowedDownForCredentialAndAddress() {
        fixture.user("ada");
        for (int i = 0; i < 5; i++) {
            assertThat(failure(() -> fixture.login("ada", Secret.of("wrong")))).isEqualTo(IdentityError.UNAUTHORIZED);
        }
        LoginRefusedException wait =
                catchThrowableOfType(LoginRefusedException.class, () -> fixture.login("ada", PASSWORD, "198.51.100.7"));
        assertThat(wait.error()).isEqualTo(IdentityError.TOO_MANY_ATTEMPTS);
        assertThat(wait.retryAfter()).contains(Duration.ofSeconds(1));
        assertThat(wait.detail()).containsEntry("retryAfter", 1L);
        fixture.clock.forward(Duration.ofSeconds(1));
        fixture.login("ada", PASSWORD, "198.51.100.7");
        for (int i = 0; i < 15; i++) {
            String name = "nobody" + i;
            assertThat(failure(() -> fixture.login(name, PASSWORD))).isEqualTo(IdentityError.UNAUTHORIZED);
        }
        assertThat(failure(() -> fixture.login("ada", PASSWORD))).isEqualTo(IdentityError.TOO_MANY_ATTEMPTS);
        fixture.login("ada", PASSWORD, "198.51.100.7");
    }

    @Test
    void whoWasVerifiedFromAnAddressIsNotLockedOutByGuessesFromOthers() {
        fixture.user("ada");
        fixture.login("ada", PASSWORD);
        for (int i = 0; i < 5; i++) {
            String address = "198.51.100." + i;
            assertThat(failure(() -> fixture.login("ada", Secret.of("wrong"), address)))
                    .isEqualTo(IdentityError.UNAUTHORIZED);
        }
        fixture.login("ada", PASSWORD);
        assertThat(failure(() -> fixture.login("ada", PASSWORD, "203.0.113.9")))
                .isEqualTo(IdentityError.TOO_MANY_ATTEMPTS);
    }

    @Test
    void aRobotIsKnownByItsSecretUntilItExpires() {
        Robots robots = fixture.identity.robots();
        Robots.Created ci = robots.create(
                fixture.recording(Action.ROBOT_CREATE),
                "ci",
                Optional.of("builds"),
                Optional.of(fixture.clock.instant().plusSeconds(30)),
                List.of(IdentityFixture.on(Role.WRITER, "team")));
        Caller caller = fixture.login("ci", ci.secret());
        assertThat(caller.actor().kind()).isEqualTo(ActorKind.ROBOT);
        assertThat(caller.grants().roles()).containsExactly(IdentityFixture.on(Role.WRITER, "team"));
        assertThat(failure(() -> fixture.login("ci", PASSWORD))).isEqualTo(IdentityError.UNAUTHORIZED);
        fixture.clock.forward(Duration.ofSeconds(31));
        assertThat(failure(() -> fixture.login("ci", ci.secret()))).isEqualTo(IdentityError.UNAUTHORIZED);
        robots.update(
                fixture.recording(Action.ROBOT_UPDATE),
                "ci",
                Optional.empty(),
                Optional.empty(),
                Optional.of(Optional.empty()),
                Optional.empty());
        fixture.login("ci", ci.secret());
        Secret fresh = robots.replaceSecret(fixture.recording(Action.ROBOT_UPDATE), "ci");
        assertThat(failure(() -> fixture.login("ci", ci.secret()))).isEqualTo(IdentityError.UNAUTHORIZED);
        fixture.login("ci", fresh);
    }

    @Test
    void aPersonalTokenStandsInForThePassword() {
        fixture.user("ada");
        fixture.user("bob");
        Tokens tokens = fixture.identity.tokens();
        Tokens.Created made = tokens.create(
                fixture.recording(Action.TOKEN_CREATE),
                "ada",
                Optional.of("laptop"),
                Optional.of(fixture.clock.instant().plusSeconds(100)));
        assertThat(fixture.login("ada", made.secret())
                        .actor()
                        .presented()
                        .orElseThrow()
                        .id())
                .contains(made.token().id().toString());
        assertThat(failure(() -> fixture.login("bob", made.secret()))).isEqualTo(IdentityError.TOKEN_INVALID);
        assertThat(tokens.list(Optional.of("ada"))).containsExactly(made.token());
        tokens.delete(fixture.recording(Action.TOKEN_DELETE), made.token().id());
        assertThat(failure(() -> fixture.login("ada", made.secret()))).isEqualTo(IdentityError.TOKEN_INVALID);
        assertThat(tokens.list(Optional.empty())).isEmpty();
        assertThat(failure(() -> tokens.get(made.token().id()))).isEqualTo(IdentityError.TOKEN_UNKNOWN);
    }

    @Test
    void aPersonalTokenStandsAloneAsABearerToken() {
        fixture.user("ada");
        Tokens tokens = fixture.identity.tokens();
        Tokens.Created made =
                tokens.create(fixture.recording(Action.TOKEN_CREATE), "ada", Optional.empty(), Optional.empty());
        Caller caller = fixture.bearer(made.secret());
        assertThat(caller.name()).contains("ada");
        assertThat(caller.limits()).isEmpty();
        assertThat(caller.actor().presented().orElseThrow().id())
                .contains(made.token().id().toString());
        Secret guessed = Secret.of(made.secret().reveal() + "x");
        assertThat(failure(() -> fixture.bearer(guessed))).isEqualTo(IdentityError.TOKEN_INVALID);
        tokens.delete(fixture.recording(Action.TOKEN_DELETE), made.token().id());
        assertThat(failure(() -> fixture.bearer(made.secret()))).isEqualTo(IdentityError.TOKEN_INVALID);
    }

    @Test
    void passwordsAreHashedAnewWhenTheirCostChanges() {
        fixture.user("ada");
        String before = hash();
        fixture.open(new IdentityConfig(
                fixture.config.service(),
                fixture.config.keyFile(),
                false,
                fixture.config.accessTokenLife(),
                fixture.config.refreshTokenLife(),
                fixture.config.rotateSigningKey(),
                Duration.ZERO,
                new IdentityConfig.PasswordCost(128, 2, 1),
                fixture.config.throttle(),
                1,
                2));
        assertThat(failure(() -> fixture.login("ada", Secret.of("wrong")))).isEqualTo(IdentityError.UNAUTHORIZED);
        assertThat(hash()).isEqualTo(before).startsWith("$argon2id$v=19$m=64,t=1,p=1$");
        fixture.login("ada", PASSWORD);
        assertThat(hash()).startsWith("$argon2id$v=19$m=128,t=2,p=1$");
        fixture.login("ada", PASSWORD);
    }

    private String hash() {
        return fixture.metadata
                .metadata()
                .one("SELECT secret FROM principal WHERE name = 'ada'", row -> row.text("secret"))
                .orElseThrow();
    }

    @Test
    void theKnownAnswerOfArgon2id() {
        // From the reference implementation's test.c (P-H-C/phc-winner-argon2), version 19, argon2id: password,
        // somesalt.
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        PasswordHasher hasher = new PasswordHasher(IdentityConfig.PasswordCost.DEFAULT, 1);
        assertThat(hasher.verify(Secret.of("password"), Optional.of(hash))).isTrue();
        assertThat(hasher.verify(Secret.of("Password"), Optional.of(hash))).isFalse();
    }
}
