package dev.purser.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.Receipt.Refused;
import dev.purser.delivery.http.Receiver;
import dev.purser.delivery.net.Some;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.EventJson;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What requests hold, and what becomes of what receivers answer. */
class TestWebhookDestination {
    private static final byte[] OLD = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.US_ASCII);

    private final Receiver receiver = new Receiver();
    private final List<AuditEvent> events = Some.events(6);
    private final Batch batch = Some.batch(17, events);

    @AfterEach
    void end() {
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource({
        "dialect,application/x-ndjson",
        "lines,application/x-ndjson",
        "array,application/json",
        "single,application/json"
    })
    void sendsEveryRecordInOrder(String framing, String contentType) throws Exception {
        try (Destination webhook = open(Map.of("framing", framing))) {
            assertThat(webhook.deliver(batch)).isEqualTo(Receipt.ALL);
        }
        List<String> records = new ArrayList<>();
        for (Receiver.Got got : receiver.got) {
            assertThat(got.path()).isEqualTo("/in?a=b");
            assertThat(got.header("content-type")).isEqualTo(contentType);
            String text = got.text();
            if (framing.equals("array")) {
                assertThat(text).startsWith("[{").endsWith("}]");
                text = text.substring(1, text.length() - 1).replace("},{\"sequence\"", "}\n{\"sequence\"");
            }
            records.addAll(text.lines().toList());
        }
        assertThat(records.stream().map(TestWebhookDestination::event)).isEqualTo(events);
        assertThat(receiver.got).hasSize(framing.equals("single") ? events.size() : 1);
    }

    @Test
    void saysWhichEventsItHoldsAndCarriesTheCheckpoint() throws Exception {
        try (Destination webhook = open(Map.of())) {
            webhook.deliver(batch);
        }
        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.header("purser-sequence")).isEqualTo("17-22");
        assertThat(got.header("purser-records")).isEqualTo("6");
        assertThat(Base64.getDecoder().decode(got.header("purser-checkpoint")))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(Some.CHECKPOINT);
        assertThat(got.header("webhook-timestamp")).isEqualTo(Long.toString(Some.NOW.getEpochSecond()));
        assertThat(got.headers()).doesNotContainKey("webhook-signature");
    }

    @Test
    void theSameBodyHasTheSameIdAndAnotherHasAnother() throws Exception {
        try (Destination webhook = open(Map.of())) {
            webhook.deliver(batch);
            webhook.deliver(Some.batch(17, events));
            webhook.deliver(Some.batch(17, events.subList(0, 5)));
        }
        List<String> ids =
                receiver.got.stream().map(got -> got.header("webhook-id")).toList();
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2)).doesNotContain(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip"})
    void signsWhatItSendsWithEverySecret(String compression) throws Exception {
        try (Destination webhook =
                open(Map.of("compression", compression, "signing-secrets", "whsec_" + text(NEW) + "\n" + text(OLD)))) {
            webhook.deliver(batch);
        }
        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.header("webhook-signature")).isEqualTo(signature(got, NEW) + " " + signature(got, OLD));
        byte[] body = got.body();
        if (compression.equals("gzip")) {
            assertThat(got.header("content-encoding")).isEqualTo("gzip");
            body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
        }
        assertThat(new String(body, StandardCharsets.UTF_8).lines().map(TestWebhookDestination::event))
                .isEqualTo(events);
    }

    @Test
    void ownHeadersAndContentTypeGoAlong() throws Exception {
        try (Destination webhook = open(Map.of(
                "headers",
                "Authorization: Splunk 3f2a\n\nX-Scope: one two",
                "content-type",
                "application/vnd.x+json"))) {
            webhook.deliver(batch);
        }
        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.header("authorization")).isEqualTo("Splunk 3f2a");
        assertThat(got.header("x-scope")).isEqualTo("one two");
        assertThat(got.header("content-type")).isEqualTo("application/vnd.x+json");
    }

    @Test
    void namesTheRecordsThatTheReceiverRefused() throws Exception {
        receiver.then(
                207,
                "{\"ok\":[1],\"refused\":[{\"index\":4,\"reason\":\"no such field\"},{\"why\":{},\"index\":1}],\"x\":{}}");
        try (Destination webhook = open(Map.of())) {
            assertThat(webhook.deliver(batch).refused())
                    .containsExactly(new Refused(1, "refused without a reason"), new Refused(4, "no such field"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ok",
                "[]",
                "{}",
                "{\"refused\":3}",
                "{\"refused\":[{\"index\":6}]}",
                "{\"refused\":[{\"index\":-1}]}",
                "{\"refused\":[{\"index\":1},{\"index\":1}]}",
                "{\"refused\":[{\"reason\":\"x\"}]}",
                "{\"refused\":[1]}",
                "{\"refused\":[{\"index\":0}]",
                "{\"refused\":[{\"index\":99999999999999999999}]}",
            })
    void anUnreadableListOfRefusedRecordsIsNoAnswer(String body) throws Exception {
        receiver.then(207, body);
        try (Destination webhook = open(Map.of())) {
            assertThatThrownBy(() -> webhook.deliver(batch))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    @Test
    void aListTooLongToBeReadAsksForHalves() throws Exception {
        receiver.then(207, "{\"refused\":[{\"index\":0,\"reason\":\"" + "x".repeat(100_000) + "\"}]}");
        try (Destination webhook = open(Map.of())) {
            assertThatThrownBy(() -> webhook.deliver(batch))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
        }
    }

    @Test
    void recordsOfTheirOwnAreRefusedOneByOne() throws Exception {
        receiver.then(204, "")
                .then(422, "bad")
                .then(204, "")
                .then(207, "{\"refused\":[{\"index\":0,\"reason\":\"r\"}]}");
        try (Destination webhook = open(Map.of("framing", "single"))) {
            assertThat(webhook.deliver(batch).refused())
                    .hasSize(2)
                    .satisfies(
                            one -> {
                                assertThat(one.record()).isEqualTo(1);
                                assertThat(one.reason()).contains("422").contains("bad");
                            },
                            org.assertj.core.data.Index.atIndex(0))
                    .contains(new Refused(3, "r"), org.assertj.core.data.Index.atIndex(1));
        }
        assertThat(receiver.got.stream().map(got -> got.header("purser-sequence")))
                .containsExactly("17", "18", "19", "20", "21", "22");
    }

    @Test
    void saysHowManyRecordsOfTheirOwnWereTakenBeforeAFailure() throws Exception {
        receiver.then(204, "").then(204, "").then(500, "");
        try (Destination webhook = open(Map.of("framing", "single"))) {
            assertThatThrownBy(() -> webhook.deliver(batch)).isInstanceOfSatisfying(DeliveryException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
                assertThat(e.taken()).isEqualTo(2);
            });
        }
    }

    @Test
    void aRefusedRecordBeforeAFailureComesAgainSoThatItIsNotForgotten() throws Exception {
        receiver.then(204, "").then(400, "").then(204, "").then(500, "");
        try (Destination webhook = open(Map.of("framing", "single"))) {
            assertThatThrownBy(() -> webhook.deliver(batch))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.taken()).isEqualTo(1));
        }
    }

    @Test
    void aTestSendsNoRecordAndIsContentWithARefusalOfEmptiness() throws Exception {
        receiver.then(400, "{\"text\":\"No data\",\"code\":5}");
        try (Destination webhook = open(Map.of())) {
            webhook.test();
            receiver.then(403, "");
            assertThatThrownBy(webhook::test)
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DENIED));
        }
        assertThat(receiver.got.getFirst().header("purser-test")).isEqualTo("true");
        assertThat(receiver.got.getFirst().text().strip()).isEmpty();
    }

    private Destination open(Map<String, String> more) {
        Map<String, String> chosen = new HashMap<>(more);
        chosen.put("url", receiver.url());
        chosen.put("allow-private", "true");
        return Some.open(new WebhookDestinationFactory(), chosen);
    }

    private static String text(byte[] secret) {
        return Base64.getEncoder().encodeToString(secret);
    }

    private static AuditEvent event(String json) {
        return EventJson.read(json.getBytes(StandardCharsets.UTF_8)).event();
    }

    /** As the specification tells a receiver to make it. */
    private static String signature(Receiver.Got got, byte[] secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        mac.update((got.header("webhook-id") + "." + got.header("webhook-timestamp") + ".")
                .getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(got.body()));
    }
}
