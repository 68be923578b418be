package dev.purser.http.oci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token flow of Docker clients, from challenge to scope. */
class TestOciTokens {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    static Path folder;

    private static OciHarness harness;

    @BeforeAll
    static void start() {
        harness = new OciHarness(folder);
        harness.blob("team/app", "content");
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    private static String challenge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(OciJson.error(answer)).isEqualTo("UNAUTHORIZED");
        return answer.headers().firstValue("WWW-Authenticate").orElseThrow();
    }

    private static HttpResponse<String> bearing(String token, String method, String path) {
        return harness.send("", method, path, "", "Authorization", "Bearer " + token);
    }

    @Test
    void tellsWhereATokenIsHadAndWhatItMustHold() {
        assertThat(challenge(harness.send("", "POST", "/v2/team/app/blobs/uploads/", "")))
                .startsWith("Bearer realm=\"http://127.0.0.1:")
                .contains("/token\",service=\"purser\",scope=\"repository:team/app:pull,push\"")
                .doesNotContain("error=");
        assertThat(challenge(harness.send("", "GET", "/v2/_catalog", ""))).contains("scope=\"registry:catalog:*\"");
    }

    @Test
    void answersAsDockersClientsExpect() {
        JsonNode answer = OciJson.json(harness.send(
                "admin", "GET", "/token?service=purser&scope=repository:team/app:pull&offline_token=true", ""));
        assertThat(answer.path("token")).isEqualTo(answer.path("access_token"));
        assertThat(answer.path("expires_in").asLong()).isPositive();
        assertThat(Instant.parse(answer.path("issued_at").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(answer.path("refresh_token").asText()).isNotEmpty();
        assertThat(bearing(answer.path("token").asText(), "GET", "/v2/team/app/tags/list")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesPasswordsAndRefreshTokensInAForm() {
        String asked = "&service=purser&client_id=test&access_type=offline&scope=repository:team/app:pull";
        JsonNode first = OciJson.json(harness.send(
                "",
                "POST",
                "/token",
                "grant_type=password&username=admin&password=" + FixedIdentity.PASSWORD + asked,
                "Content-Type",
                FORM));
        JsonNode second = OciJson.json(harness.send(
                "",
                "POST",
                "/token",
                "grant_type=refresh_token&refresh_token="
                        + first.path("refresh_token").asText() + asked,
                "Content-Type",
                FORM));
        assertThat(bearing(second.path("access_token").asText(), "GET", "/v2/team/app/tags/list")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesFormsThatMakeNoSense() {
        assertThat(harness.send("", "POST", "/token", "grant_type=password&username=admin")
                        .statusCode())
                .isEqualTo(400);
        assertThat(harness.send("", "POST", "/token", "grant_type=magic").statusCode())
                .isEqualTo(400);
        assertThat(harness.send("", "POST", "/token", "").statusCode()).isEqualTo(400);
        assertThat(harness.send("", "POST", "/token", "a".repeat(70_000)).statusCode())
                .isEqualTo(413);
        assertThat(harness.send("", "POST", "/token", "grant_type=password&username=admin&password=wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void asksForAWiderTokenWhereOnlyTheTokenIsTooNarrow() {
        String narrow =
                OciJson.token(harness.send("admin", "GET", "/token?service=purser&scope=repository:team/app:pull", ""));
        assertThat(challenge(bearing(narrow, "POST", "/v2/team/app/blobs/uploads/")))
                .contains("error=\"insufficient_scope\"")
                .contains("repository:team/app:pull,push");
        String pushing = OciJson.token(
                harness.send("admin", "GET", "/token?service=purser&scope=repository:team/new:pull,push", ""));
        String mount = "/v2/team/new/blobs/uploads/?mount=sha256:" + "a".repeat(64) + "&from=team/app";
        assertThat(challenge(bearing(pushing, "POST", mount)))
                .contains("scope=\"repository:team/new:pull,push repository:team/app:pull\"");
    }

    @Test
    void refusesATokenThatDoesNotHold() {
        assertThat(challenge(bearing("forged", "GET", "/v2/team/app/tags/list")))
                .contains("error=\"invalid_token\"");
    }
}
