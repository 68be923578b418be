package dev.purser.delivery.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.Destination;
import dev.purser.delivery.Notifier;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.http.Receiver;
import dev.purser.delivery.net.Some;
import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.EventJson;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes, checked as a subscriber checks them: certificate from its address, text to sign put together anew. */
class TestSnsTopic {
    private static final String TOPIC = "arn:aws:sns:eu-central-1:123456789012:log";
    private static final String BASE = "https://registry.example:5000";

    @TempDir
    static Path folder;

    private final Receiver receiver = new Receiver();
    private final SnsKeys keys = new SnsKeys(folder, Clock.fixed(Some.NOW, ZoneOffset.UTC));
    private final SnsPages pages = new SnsPages(keys);

    @AfterEach
    void end() {
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void everyRecordIsASignedNotification(String version) throws Exception {
        List<AuditEvent> events = Some.events(5);
        try (Destination sns =
                Some.open(new SnsDestinationFactory(keys), options(Map.of("signature-version", version)))) {
            assertThat(sns.deliver(Some.batch(17, events))).isEqualTo(Receipt.ALL);
        }
        assertThat(receiver.got).hasSize(5);
        for (int i = 0; i < 5; i++) {
            Receiver.Got got = receiver.got.get(i);
            Map<String, String> members = verified(got, version);
            assertThat(members)
                    .containsOnlyKeys(
                            "Type",
                            "MessageId",
                            "TopicArn",
                            "Message",
                            "Timestamp",
                            "SignatureVersion",
                            "Signature",
                            "SigningCertURL",
                            "UnsubscribeURL")
                    .containsEntry("Timestamp", "2026-02-03T04:05:06.000Z");
            assertThat(EventJson.read(members.get("Message").getBytes(StandardCharsets.UTF_8))
                            .event())
                    .isEqualTo(events.get(i));
            assertThat(got.header("content-type")).isEqualTo("text/plain; charset=UTF-8");
            assertThat(got.header("x-amz-sns-message-type")).isEqualTo("Notification");
            assertThat(got.header("x-amz-sns-message-id")).isEqualTo(members.get("MessageId"));
            assertThat(got.header("x-amz-sns-topic-arn")).isEqualTo(TOPIC);
            assertThat(got.header("x-amz-sns-subscription-arn")).startsWith(TOPIC + ":");
            assertThat(got.header("purser-sequence")).isEqualTo("" + (17 + i));
        }
        assertThat(receiver.got.stream().map(got -> got.header("x-amz-sns-message-id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void aTopicCanBeToldMoreThanRecords() throws Exception {
        String message = "{\"s3ObjectKey\":[\"AWSLogs/1/b \\\"é\\\".json.gz\"]}";
        try (Notifier notifier = (Notifier) Some.open(new SnsDestinationFactory(keys), options(Map.of()))) {
            notifier.tell("some text");
            notifier.tell(message);
            notifier.tell(message);
        }
        assertThat(receiver.got).hasSize(3);
        assertThat(verified(receiver.got.get(0), "1")).containsEntry("Message", "some text");
        assertThat(verified(receiver.got.get(1), "1")).containsEntry("Message", message);
        assertThat(receiver.got.get(2).header("x-amz-sns-message-id"))
                .as("copies have one id")
                .isEqualTo(receiver.got.get(1).header("x-amz-sns-message-id"));
    }

    @Test
    void settingUpAsksForConfirmationAndTheAddressInItAnswers() throws Exception {
        try (Destination sns = Some.open(new SnsDestinationFactory(keys), options(Map.of()))) {
            sns.test();
        }
        Receiver.Got got = receiver.got.getFirst();
        assertThat(got.header("x-amz-sns-message-type")).isEqualTo("SubscriptionConfirmation");
        assertThat(got.headers()).doesNotContainKey("x-amz-sns-subscription-arn");
        Map<String, String> members = verified(got, "1");
        Map<String, String> query = query(members.get("SubscribeURL"));
        assertThat(query).containsEntry("TopicArn", TOPIC).containsEntry("Token", members.get("Token"));
        assertThat(pages.get("", query).orElseThrow()).satisfies(page -> {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text()).contains("<SubscriptionArn>" + TOPIC + ":");
        });
        query.put("TopicArn", TOPIC + "<x>");
        assertThat(pages.get("", query).orElseThrow().status()).isEqualTo(400);
    }

    @Test
    void nobodyElseEndsASubscriptionAndThereIsNothingElse() {
        assertThat(pages.get("", Map.of("Action", "Unsubscribe")).orElseThrow().status())
                .isEqualTo(403);
        assertThat(pages.get("", Map.of())).isEmpty();
        assertThat(pages.get("sns-key.pem", Map.of())).isEmpty();
    }

    @Test
    void theKeyStaysTheSame() {
        assertThat(new SnsKeys(folder, Clock.systemUTC()).certificatePem()).isEqualTo(keys.certificatePem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"log", "arn:aws:s3:::bucket", "arn:aws:sns:a:b:", "arn:aws:sns:a:b:c\nd", "arn:aws:sns:a:b:c:d"})
    void whatIsNoTopicIsRefused(String topic) {
        assertThatThrownBy(() -> Some.open(new SnsDestinationFactory(keys), options(Map.of("topic-arn", topic))))
                .isInstanceOf(PurserException.class);
    }

    private Map<String, String> options(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(
                Map.of("url", receiver.url(), "allow-private", "true", "topic-arn", TOPIC, "base-url", BASE + "/"));
        all.putAll(more);
        return all;
    }

    /** The members of an envelope whose signature is right. */
    private Map<String, String> verified(Receiver.Got got, String version) throws Exception {
        Map<String, String> members = TestSnsContract.members(got.text());
        String address = members.get("SigningCertURL");
        assertThat(address)
                .startsWith(BASE + "/purser/v1/sns/SimpleNotificationService-")
                .endsWith(".pem");
        SnsPages.Page page = pages.get(address.substring((BASE + "/purser/v1/sns/").length()), Map.of())
                .orElseThrow();
        X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(page.text().getBytes(StandardCharsets.US_ASCII)));
        certificate.checkValidity(java.util.Date.from(Some.NOW));
        certificate.verify(certificate.getPublicKey());
        List<String> names = members.get("Type").equals("Notification")
                ? List.of("Message", "MessageId", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        StringBuilder text = new StringBuilder();
        names.forEach(
                name -> text.append(name).append('\n').append(members.get(name)).append('\n'));
        Signature signature = Signature.getInstance(version.equals("1") ? "SHA1withRSA" : "SHA256withRSA");
        signature.initVerify(certificate);
        signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getDecoder().decode(members.get("Signature"))))
                .isTrue();
        assertThat(members).containsEntry("SignatureVersion", version);
        return members;
    }

    private static Map<String, String> query(String address) {
        assertThat(address).startsWith(BASE + "/purser/v1/sns?");
        Map<String, String> query = new HashMap<>();
        for (String pair : URI.create(address).getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}
