package dev.purser.http.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What clients beyond the public suite rely on: negotiation, conditions, pages, errors, roles. */
class TestOciFace {
    private static final String INDEX = MediaTypes.OCI_INDEX;

    @TempDir
    static Path folder;

    private static OciHarness harness;
    private static String config;
    private static String image;

    @BeforeAll
    static void start() {
        harness = new OciHarness(folder);
        config = harness.blob("team/app", "{}");
        image = harness.manifest(
                "team/app", "image", OciHarness.OCI_MANIFEST, OciHarness.artifact("application/vnd.x", config));
        harness.manifest(
                "team/app",
                "index",
                INDEX,
                "{\"schemaVersion\":2,\"mediaType\":\"" + INDEX + "\",\"manifests\":[{\"mediaType\":\""
                        + OciHarness.OCI_MANIFEST + "\",\"digest\":\"" + image
                        + "\",\"size\":1,\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}}]}");
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return harness.send("admin", "GET", path, "", headers);
    }

    @Test
    void givesAnyTypeToWhomeverDoesNotSay() {
        HttpResponse<String> answer = get("/v2/team/app/manifests/index");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(INDEX);
        assertThat(answer.headers().firstValue("Docker-Distribution-Api-Version"))
                .contains("registry/2.0");
    }

    @Test
    void givesTheDefaultPlatformToClientsThatKnowNoIndex() {
        HttpResponse<String> answer = get("/v2/team/app/manifests/index", "Accept", OciHarness.OCI_MANIFEST);
        assertThat(answer.headers().firstValue("Docker-Content-Digest")).contains(image);
        assertThat(answer.headers().firstValue("Content-Type")).contains(OciHarness.OCI_MANIFEST);
    }

    @Test
    void answersWith404WhereAcceptLeavesOutWhatIsThere() {
        HttpResponse<String> answer = get("/v2/team/app/manifests/image", "Accept", INDEX);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(OciJson.error(answer)).isEqualTo("MANIFEST_UNKNOWN");
        assertThat(answer.body()).contains("Accept leaves out its media type");
    }

    @Test
    void sendsNothingAgainThatTheClientHas() {
        String tag =
                get("/v2/team/app/manifests/image").headers().firstValue("ETag").orElseThrow();
        assertThat(tag).isEqualTo('"' + image + '"');
        assertThat(get("/v2/team/app/manifests/image", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
        assertThat(get("/v2/team/app/blobs/" + config, "If-None-Match", '"' + config + '"')
                        .statusCode())
                .isEqualTo(304);
        assertThat(get("/v2/team/app/blobs/" + config, "Range", "bytes=0-0", "If-Range", "\"other\"")
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void leadsThroughPages() {
        IntStream.range(0, 5)
                .forEach(i -> harness.manifest(
                        "pages/app",
                        "t" + i,
                        OciHarness.OCI_MANIFEST,
                        OciHarness.artifact("application/vnd." + i, config)));
        HttpResponse<String> first = get("/v2/pages/app/tags/list?n=3");
        assertThat(first.body()).isEqualTo("{\"name\":\"pages/app\",\"tags\":[\"t0\",\"t1\",\"t2\"]}");
        assertThat(first.headers().firstValue("Link")).contains("</v2/pages/app/tags/list?last=t2&n=3>; rel=\"next\"");
        HttpResponse<String> second = get("/v2/pages/app/tags/list?last=t2&n=3");
        assertThat(second.body()).isEqualTo("{\"name\":\"pages/app\",\"tags\":[\"t3\",\"t4\"]}");
        assertThat(second.headers().firstValue("Link")).isEmpty();
        HttpResponse<String> none = get("/v2/pages/app/tags/list?n=0");
        assertThat(none.body()).isEqualTo("{\"name\":\"pages/app\",\"tags\":[]}");
        assertThat(none.headers().firstValue("Link")).isEmpty();
    }

    @Test
    void showsInTheCatalogueWhatTheCallerMayList() {
        harness.blob("hidden/app", "x");
        assertThat(get("/v2/_catalog").body()).contains("team/app", "hidden/app");
        assertThat(harness.send("reader", "GET", "/v2/_catalog", "").body())
                .contains("team/app")
                .doesNotContain("hidden/app");
        assertThat(harness.send("writer", "GET", "/v2/_catalog", "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void holdsRolesAsIbmMeansThem() {
        assertThat(harness.send("writer", "GET", "/v2/team/app/tags/list", "").statusCode())
                .isEqualTo(403);
        assertThat(harness.send("writer", "POST", "/v2/team/app/blobs/uploads/", "")
                        .statusCode())
                .isEqualTo(202);
        assertThat(harness.send("reader", "POST", "/v2/team/app/blobs/uploads/", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(harness.send("reader", "GET", "/v2/team/app/tags/list", "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void namesWhatIsWrongInTheSpecificationsWords() {
        assertThat(OciJson.error(get("/v2/team/absent/tags/list"))).isEqualTo("NAME_UNKNOWN");
        assertThat(OciJson.error(get("/v2/Team/app/tags/list"))).isEqualTo("NAME_INVALID");
        assertThat(OciJson.error(get("/v2/team/app/blobs/sha256:x"))).isEqualTo("DIGEST_INVALID");
        assertThat(OciJson.error(get("/v2/team/app/blobs/uploads/x"))).isEqualTo("BLOB_UPLOAD_UNKNOWN");
        HttpResponse<String> method = harness.send("admin", "PUT", "/v2/team/app/tags/list", "");
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).contains("GET");
        assertThat(OciJson.error(method)).isEqualTo("UNSUPPORTED");
    }

    @Test
    void mountsOnlyWhatTheCallerMayPull() {
        String secret = harness.blob("hidden/app", "a secret");
        String mount = "/v2/team/app/blobs/uploads/?mount=" + secret;
        assertThat(harness.send("writer", "POST", mount + "&from=hidden/app", "")
                        .statusCode())
                .isEqualTo(202);
        assertThat(harness.send("writer", "POST", mount, "").statusCode()).isEqualTo(202);
        assertThat(harness.send("admin", "POST", mount, "").statusCode()).isEqualTo(201);
    }
}
