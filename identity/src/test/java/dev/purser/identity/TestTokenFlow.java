package dev.purser.identity;

import static dev.purser.identity.IdentityFixture.PASSWORD;
import static dev.purser.identity.IdentityFixture.everywhere;
import static dev.purser.identity.IdentityFixture.failure;
import static dev.purser.identity.IdentityFixture.on;
import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.event.Recording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class TestTokenFlow {
    @TempDir
    private Path folder;

    private IdentityFixture fixture;

    @BeforeEach
    void open() {
        fixture = new IdentityFixture(folder, true);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private IssuedToken issue(Caller caller, boolean offline, String... scopes) {
        return issue(fixture.recording(Action.LOGIN), caller, offline, scopes);
    }

    private IssuedToken issue(Recording recording, Caller caller, boolean offline, String... scopes) {
        return fixture.identity
                .tokenIssuer()
                .issue(
                        recording,
                        caller,
                        new TokenRequest(
                                Optional.of("registry.example.com"),
                                TokenScope.parse(List.of(scopes)),
                                Optional.empty(),
                                offline,
                                Optional.of("docker")));
    }

    private boolean may(Caller caller, Permission permission, String repository) {
        Optional<String> namespace = Optional.of(TokenReach.namespace(repository));
        return fixture.identity
                .authorizer()
                .decide(caller, permission, namespace, Optional.of(repository))
                .granted();
    }

    @Test
    void aTokenHoldsWhatTheRolesAllowAndNoMore() {
        fixture.user("ada", on(Role.WRITER, "team"));
        Recording recording = fixture.recording(Action.LOGIN);
        IssuedToken token = issue(
                recording,
                fixture.login("ada", PASSWORD),
                false,
                "repository:team/app:pull,push repository:other/app:push");
        assertThat(token.granted()).extracting(TokenScope::text).containsExactly("repository:team/app:pull,push");
        assertThat(recording.state()).isEqualTo(Recording.State.OPEN);
        assertThat(recording.actor().issued().orElseThrow().id()).contains(token.id());
        Caller caller = fixture.bearer(token.accessToken());
        assertThat(caller.name()).contains("ada");
        assertThat(may(caller, Permission.IMAGE_PUSH, "team/app")).isTrue();
        assertThat(may(caller, Permission.IMAGE_PULL, "team/app")).isTrue();
        assertThat(may(caller, Permission.IMAGE_DELETE, "team/app")).isFalse();
        assertThat(may(caller, Permission.IMAGE_LIST, "team/app")).isFalse();
        assertThat(may(caller, Permission.IMAGE_PULL, "team/other")).isFalse();
        assertThat(fixture.identity.authorizer().decideOver(caller, "ada").granted())
                .isFalse();
        assertThat(fixture.identity.authorizer().visible(caller, Permission.IMAGE_LIST))
                .isEqualTo(NamespaceFilter.NOTHING);
    }

    @Test
    void rolesTakenAwayAreTakenFromTokensToo() {
        fixture.user("ada", on(Role.WRITER, "team"));
        IssuedToken token = issue(fixture.login("ada", PASSWORD), false, "repository:team/app:pull,push");
        assertThat(may(fixture.bearer(token.accessToken()), Permission.IMAGE_PUSH, "team/app"))
                .isTrue();
        fixture.identity.roles().unassign(fixture.recording(Action.ROLE_UNASSIGN), "ada", on(Role.WRITER, "team"));
        assertThat(may(fixture.bearer(token.accessToken()), Permission.IMAGE_PUSH, "team/app"))
                .isFalse();
        assertThat(may(fixture.bearer(token.accessToken()), Permission.IMAGE_PULL, "team/app"))
                .isTrue();
    }

    @Test
    void aNewPasswordEndsEveryTokenMadeBefore() {
        fixture.user("ada");
        Recording login = fixture.recording(Action.LOGIN);
        IssuedToken token = issue(login, fixture.login("ada", PASSWORD), true);
        assertThat(login.state()).isEqualTo(Recording.State.DURABLE);
        fixture.bearer(token.accessToken());
        refresh(token.refreshToken().orElseThrow());
        fixture.identity.users().setPassword(fixture.recording(Action.USER_PASSWORD), "ada", PASSWORD);
        assertThat(failure(() -> fixture.bearer(token.accessToken()))).isEqualTo(IdentityError.TOKEN_INVALID);
        assertThat(failure(() -> refresh(token.refreshToken().orElseThrow()))).isEqualTo(IdentityError.TOKEN_INVALID);
        fixture.bearer(issue(fixture.login("ada", PASSWORD), false).accessToken());
    }

    private Caller refresh(Secret token) {
        return fixture.identity
                .authenticator()
                .authenticate(new Credentials.RefreshToken(token), IdentityFixture.client("192.0.2.1"));
    }

    @Test
    void refreshTokensAreStoredHashedAndCanBeRevoked() {
        fixture.user("ada");
        IssuedToken token = issue(fixture.login("ada", PASSWORD), true);
        Secret secret = token.refreshToken().orElseThrow();
        assertThat(refresh(secret).name()).contains("ada");
        assertThat(fixture.metadata.metadata().list("SELECT hash FROM registry_token", row -> row.text("hash")))
                .containsExactly(Digests.sha256(secret));
        assertThat(failure(() -> fixture.login("ada", secret))).isEqualTo(IdentityError.UNAUTHORIZED);
        assertThat(fixture.identity.tokens().deleteAll(fixture.recording(Action.TOKEN_BULKDELETE), "ada"))
                .isOne();
        assertThat(failure(() -> refresh(secret))).isEqualTo(IdentityError.TOKEN_INVALID);
        IssuedToken later = issue(fixture.login("ada", PASSWORD), true);
        fixture.clock.forward(fixture.config.refreshTokenLife());
        assertThat(failure(() -> refresh(later.refreshToken().orElseThrow()))).isEqualTo(IdentityError.TOKEN_INVALID);
    }

    @Test
    void whatHasExpiredIsForgottenAndNothingElse() {
        fixture.user("ada");
        Tokens tokens = fixture.identity.tokens();
        Instant now = fixture.clock.instant();
        for (Optional<Instant> end : List.of(
                Optional.of(now.plusSeconds(60)), Optional.of(now.plusSeconds(61)), Optional.<Instant>empty())) {
            tokens.create(fixture.recording(Action.TOKEN_CREATE), "ada", Optional.empty(), end);
        }
        issue(fixture.login("ada", PASSWORD), true);
        assertThat(tokens.forgetExpired()).isZero();
        int recorded = fixture.metadata.journal().audit().size();
        fixture.clock.forward(Duration.ofSeconds(60));
        assertThat(tokens.forgetExpired()).isOne();
        assertThat(tokens.list(Optional.of("ada"))).hasSize(3);
        fixture.clock.forward(fixture.config.refreshTokenLife());
        assertThat(tokens.forgetExpired()).isEqualTo(2);
        assertThat(tokens.list(Optional.of("ada")))
                .singleElement()
                .satisfies(token -> assertThat(token.expires()).isEmpty());
        assertThat(fixture.metadata.journal().audit()).hasSize(recorded);
    }

    @Test
    void tokensExpireAlsoWhereTheyAreRemembered() {
        fixture.user("ada");
        IssuedToken token = issue(fixture.login("ada", PASSWORD), false);
        fixture.bearer(token.accessToken());
        fixture.clock.forward(token.expiresIn());
        assertThat(failure(() -> fixture.bearer(token.accessToken()))).isEqualTo(IdentityError.TOKEN_INVALID);
    }

    @Test
    void keysRotateWithOverlap() {
        fixture.user("ada");
        IssuedToken old = issue(fixture.login("ada", PASSWORD), false);
        TokenIssuer issuer = fixture.identity.tokenIssuer();
        assertThat(issuer.rotationDue()).isFalse();
        issuer.rotate(fixture.recording(Action.KEY_ROTATE));
        issuer.rotate(fixture.recording(Action.KEY_ROTATE));
        fixture.bearer(old.accessToken());
        assertThat(keys()).isEqualTo(3);
        fixture.clock.forward(fixture.config.rotateSigningKey().plus(Duration.ofHours(1)));
        assertThat(issuer.rotationDue()).isTrue();
        issuer.rotate(fixture.recording(Action.KEY_ROTATE));
        issuer.rotate(fixture.recording(Action.KEY_ROTATE));
        assertThat(issuer.rotationDue()).isFalse();
        assertThat(keys()).isEqualTo(3);
        assertThat(fixture.metadata.last().action()).isEqualTo(Action.KEY_ROTATE);
    }

    private long keys() {
        return fixture.metadata
                .metadata()
                .one("SELECT count(*) AS n FROM signing_key", row -> row.number("n"))
                .orElseThrow();
    }

    @Test
    void anonymousCallersGetTokensForWhatTheyMay() {
        IssuedToken token = issue(fixture.identity.anonymous(), true, "repository:a/b:pull,push registry:catalog:*");
        assertThat(token.granted()).extracting(TokenScope::text).containsExactly("repository:a/b:pull");
        assertThat(token.refreshToken()).isEmpty();
        Caller caller = fixture.bearer(token.accessToken());
        assertThat(caller.anonymous()).isTrue();
        assertThat(may(caller, Permission.IMAGE_PULL, "a/b")).isTrue();
        assertThat(may(caller, Permission.IMAGE_PULL, "a/c")).isFalse();
    }

    @Test
    void theCatalogueIsForWhoMayListSomething() {
        fixture.user("ada", on(Role.READER, "team"));
        Caller caller = fixture.bearer(issue(fixture.login("ada", PASSWORD), false, "registry:catalog:*")
                .accessToken());
        assertThat(fixture.identity
                        .authorizer()
                        .visible(caller, Permission.IMAGE_LIST)
                        .namespaces())
                .containsExactly("team");
        fixture.user("bob", on(Role.WRITER, "team"));
        assertThat(issue(fixture.login("bob", PASSWORD), false, "registry:catalog:*")
                        .granted())
                .isEmpty();
    }

    @Test
    void othersAccountsAndServicesAreRefused() {
        fixture.user("ada");
        Caller ada = fixture.login("ada", PASSWORD);
        TokenIssuer issuer = fixture.identity.tokenIssuer();
        TokenRequest wrongService =
                new TokenRequest(Optional.of("other"), List.of(), Optional.empty(), false, Optional.empty());
        TokenRequest wrongAccount =
                new TokenRequest(Optional.empty(), List.of(), Optional.of("bob"), false, Optional.empty());
        assertThat(failure(() -> issuer.issue(fixture.recording(Action.LOGIN), ada, wrongService)))
                .isEqualTo(IdentityError.SERVICE_UNKNOWN);
        assertThat(failure(() -> issuer.issue(fixture.recording(Action.LOGIN), ada, wrongAccount)))
                .isEqualTo(IdentityError.UNAUTHORIZED);
    }

    @Test
    @Timeout(20)
    void nothingInAnUnsignedTokenIsParsed() {
        fixture.user("ada", everywhere(Role.ADMINISTRATOR));
        String good = issue(fixture.login("ada", PASSWORD), false).accessToken().reveal();
        String[] parts = good.split("\\.");
        List<String> headers = List.of(
                "{\"x\":[\"a\"]}",
                "{\"alg\":\"none\"}",
                "{\"typ\":\"JWT\",\"alg\":\"none\",\"kid\":\"" + "k" + "\"}",
                "[".repeat(5000));
        for (String header : headers) {
            String forged = base64(header) + "." + parts[1] + "." + parts[2];
            assertThat(failure(() -> fixture.bearer(Secret.of(forged)))).isEqualTo(IdentityError.TOKEN_INVALID);
            assertThat(failure(() -> fixture.bearer(Secret.of(base64(header) + "." + parts[1] + "."))))
                    .isEqualTo(IdentityError.TOKEN_INVALID);
        }
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String altered = parts[0] + "." + base64(claims.replace("registry.example.com", "registry.example.org")) + "."
                + parts[2];
        assertThat(failure(() -> fixture.bearer(Secret.of(altered)))).isEqualTo(IdentityError.TOKEN_INVALID);
        assertThat(failure(() -> fixture.bearer(Secret.of(good + "=")))).isEqualTo(IdentityError.TOKEN_INVALID);
        assertThat(failure(() -> fixture.bearer(Secret.of(good + "." + parts[2]))))
                .isEqualTo(IdentityError.TOKEN_INVALID);
        assertThat(fixture.bearer(Secret.of(good)).name()).contains("ada");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
