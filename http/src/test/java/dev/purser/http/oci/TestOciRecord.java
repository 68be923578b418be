package dev.purser.http.oci;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each request of this interface leaves on the record. */
class TestOciRecord {
    private static final String REPOSITORY = "team/app";

    @TempDir
    static Path folder;

    private static OciHarness harness;

    @BeforeAll
    static void start() {
        harness = new OciHarness(folder);
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    private static AuditEvent last() {
        return harness.events().getLast();
    }

    private static List<Action> since(int events) {
        return harness.events().stream().skip(events).map(AuditEvent::action).toList();
    }

    @Test
    void tellsChecksFromPullsAndNamesWhatWasResolved() {
        String config = harness.blob(REPOSITORY, "{}");
        String digest = harness.manifest(
                REPOSITORY, "v1", OciHarness.OCI_MANIFEST, OciHarness.artifact("application/vnd.x", config));
        int before = harness.events().size();
        harness.send("admin", "HEAD", "/v2/team/app/manifests/v1", "");
        harness.send("admin", "GET", "/v2/team/app/manifests/v1", "");
        harness.send("admin", "HEAD", "/v2/team/app/blobs/" + config, "");
        harness.send("admin", "GET", "/v2/team/app/blobs/" + config, "", "Range", "bytes=1-");
        assertThat(since(before))
                .containsExactly(Action.IMAGE_CHECK, Action.IMAGE_PULL, Action.LAYER_CHECK, Action.LAYER_PULL);
        AuditEvent pull = harness.events().get(before + 1);
        assertThat(pull.targets().getFirst().digest()).contains(digest);
        assertThat(pull.targets().getFirst().tag()).contains("v1");
        assertThat(pull.actor().name()).contains("admin");
        assertThat(last().transfer().offset()).contains(1L);
        assertThat(last().transfer().length()).contains(1L);
        assertThat(last().outcome().status()).contains(206);
    }

    @Test
    void tellsSignaturesFromImages() {
        String config = harness.blob(REPOSITORY, "{}");
        int before = harness.events().size();
        String digest = harness.manifest(
                REPOSITORY,
                "signed",
                OciHarness.OCI_MANIFEST,
                OciHarness.artifact("application/vnd.cncf.notary.signature", config));
        harness.send("admin", "GET", "/v2/team/app/manifests/signed", "");
        harness.send("admin", "DELETE", "/v2/team/app/manifests/" + digest, "");
        assertThat(since(before))
                .containsExactly(Action.SIGNATURE_WRITE, Action.SIGNATURE_READ, Action.SIGNATURE_DELETE);
    }

    @Test
    void tellsUntaggingFromDeleting() {
        String config = harness.blob(REPOSITORY, "{}");
        String digest = harness.manifest(
                REPOSITORY, "gone", OciHarness.OCI_MANIFEST, OciHarness.artifact("application/vnd.y", config));
        int before = harness.events().size();
        harness.send("admin", "DELETE", "/v2/team/app/manifests/gone", "");
        harness.send("admin", "DELETE", "/v2/team/app/manifests/" + digest, "");
        assertThat(since(before)).containsExactly(Action.IMAGE_UNTAG, Action.IMAGE_DELETE);
    }

    @Test
    void tellsWhatAnUploadTurnedOutToBe() {
        String digest = harness.blob(REPOSITORY, "to be mounted");
        int before = harness.events().size();
        harness.send("admin", "POST", "/v2/team/other/blobs/uploads/?mount=" + digest + "&from=team/app", "");
        String upload = harness.send("admin", "POST", "/v2/team/other/blobs/uploads/", "")
                .headers()
                .firstValue("Location")
                .orElseThrow();
        harness.send("admin", "PATCH", upload, "abc");
        harness.send("admin", "GET", upload, "");
        harness.send("admin", "DELETE", upload, "");
        assertThat(since(before))
                .containsExactly(
                        Action.LAYER_MOUNT,
                        Action.REPOSITORY_CREATE,
                        Action.LAYER_UPLOAD_START,
                        Action.LAYER_UPLOAD_PART,
                        Action.LAYER_UPLOAD_STATUS,
                        Action.LAYER_UPLOAD_CANCEL);
    }

    @Test
    void keepsFailuresUnderTheActionThatWasTried() {
        harness.blob(REPOSITORY, "so that the repository is there");
        harness.send("admin", "GET", "/v2/team/app/manifests/nothing", "");
        assertThat(last().action()).isEqualTo(Action.IMAGE_PULL);
        assertThat(last().outcome().result()).isEqualTo(Outcome.Result.FAILURE);
        assertThat(last().outcome().errorCode()).contains("MANIFEST_UNKNOWN");
        harness.send("reader", "DELETE", "/v2/team/app/manifests/v1", "");
        assertThat(last().action()).isEqualTo(Action.IMAGE_DELETE);
        assertThat(last().outcome().status()).contains(403);
    }

    @Test
    void recordsALoginButNoChallengeAndNoPingByToken() {
        int before = harness.events().size();
        assertThat(harness.send("", "GET", "/v2/", "").statusCode()).isEqualTo(401);
        assertThat(harness.send("admin", "GET", "/v2/", "").statusCode()).isEqualTo(200);
        String token = OciJson.token(harness.send("admin", "GET", "/token?service=purser", ""));
        assertThat(harness.send("", "GET", "/v2/", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(since(before)).containsExactly(Action.LOGIN, Action.LOGIN);
    }
}
