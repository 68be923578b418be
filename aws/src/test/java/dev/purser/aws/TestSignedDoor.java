package dev.purser.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Credential;
import dev.purser.event.EventCodec;
import dev.purser.event.Outcome;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.http.Request;
import dev.purser.http.sigv4.ClientSigner;
import dev.purser.identity.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a signature leaves on the record, good or bad, and what guessing meets. */
class TestSignedDoor {
    @TempDir
    private Path folder;

    private AwsHarness harness;

    @BeforeEach
    void start() {
        harness = new AwsHarness(folder);
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    private AuditEvent last() {
        long size = harness.purser.journal.size();
        return EventCodec.read(
                harness.purser.journal.read(size - 1, 1).getFirst().event());
    }

    private Request trail(String key, String secret, Instant at) {
        return new ClientSigner(key, secret, "cloudtrail")
                .sign(
                        "POST",
                        "/",
                        "",
                        "{}".getBytes(StandardCharsets.UTF_8),
                        at,
                        Map.of("x-amz-target", "CloudTrail_20131101.DescribeTrails"));
    }

    @Test
    void aGoodSignatureIsItsHolderWithTheKey() {
        assertThat(harness.call("DescribeTrails", "{}").status()).isEqualTo(200);
        AuditEvent event = last();
        assertThat(event.action()).isEqualTo(Action.ROUTE_LIST);
        assertThat(event.face()).isEqualTo(CallInterface.CLOUDTRAIL);
        assertThat(event.operation()).isEqualTo("DescribeTrails");
        assertThat(event.actor().name()).contains("admin");
        assertThat(event.actor().presented())
                .contains(new Credential(
                        Credential.Kind.ACCESS_KEY,
                        Optional.of(harness.key.key().text())));
    }

    @Test
    void aWrongSecretIsAFailedLogin() {
        String key = harness.key.key().text();
        Answer answer = harness.open(trail(key, "wrong", Instant.now()));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(AwsHarness.text(answer)).contains("InvalidSignatureException");
        AuditEvent event = last();
        assertThat(event.action()).isEqualTo(Action.LOGIN);
        assertThat(event.outcome().result()).isEqualTo(Outcome.Result.FAILURE);
        assertThat(event.outcome().status()).contains(400);
        assertThat(event.actor().presented().orElseThrow().id()).contains(key);
        assertThat(event.data().request()).containsEntry("attempted", "route.list");
    }

    @Test
    void anUnknownKeyAReplacedBodyAndAnOldSignatureAreFailedLogins() {
        assertThat(AwsHarness.text(harness.open(trail("AKIAIOSFODNN7EXAMPLE", "x", Instant.now()))))
                .contains("UnrecognizedClientException");
        assertThat(last().action()).isEqualTo(Action.LOGIN);
        String key = harness.key.key().text();
        String secret = harness.key.secret().reveal();
        assertThat(AwsHarness.text(harness.open(trail(key, secret, Instant.now().minusSeconds(1000)))))
                .contains("InvalidSignatureException", "Signature expired");
        assertThat(last().outcome().errorCode()).contains("SIGNATURE_EXPIRED");
        Request good = trail(key, secret, Instant.now());
        byte[] other = "{ }".getBytes(StandardCharsets.UTF_8);
        Request replaced = new Request(
                good.method(),
                good.path(),
                good.query(),
                good.headers(),
                new ByteArrayInputStream(other),
                other.length,
                good.peer());
        assertThat(AwsHarness.text(harness.open(replaced))).contains("InvalidSignatureException");
        assertThat(last().outcome().errorCode()).contains("SIGNATURE_WRONG");
    }

    @Test
    void guessingIsThrottledAndTheHolderIsNot() {
        String key = harness.key.key().text();
        boolean throttled = false;
        for (int i = 0; i < 40 && !throttled; i++) {
            Answer answer = harness.open(trail(key, "guess" + i, Instant.now()));
            throttled = AwsHarness.text(answer).contains("ThrottlingException");
        }
        assertThat(throttled).isTrue();
        Request elsewhere = trail(key, harness.key.secret().reveal(), Instant.now());
        assertThat(harness.open(elsewhere).status()).isEqualTo(200);
    }

    @Test
    void aDisabledKeyIsNoKey() {
        harness.purser
                .identity
                .accessKeys()
                .setEnabled(
                        AwsHarness.recording(Action.ACCESS_KEY_UPDATE),
                        harness.key.key().id(),
                        false);
        assertThat(AwsHarness.text(harness.call("DescribeTrails", "{}"))).contains("UnrecognizedClientException");
    }

    @Test
    void noCredentialsAreAskedForAndLeaveNoLogin() {
        long before = harness.purser.journal.size();
        Request good = trail("AKIA", "x", Instant.now());
        Request bare = new Request(
                good.method(),
                good.path(),
                good.query(),
                Headers.of("Host", "x", "X-Amz-Target", "CloudTrail_20131101.DescribeTrails"),
                good.body(),
                2,
                good.peer());
        Answer answer = harness.open(bare);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(AwsHarness.text(answer)).contains("MissingAuthenticationTokenException");
        assertThat(harness.purser.journal.size()).isEqualTo(before);
    }

    @Test
    void theSecretIsNowhereOnTheRecord() {
        Secret secret = harness.key.secret();
        assertThat(harness.call("DescribeTrails", "{}").status()).isEqualTo(200);
        assertThat(last().toString()).doesNotContain(secret.reveal());
    }
}
