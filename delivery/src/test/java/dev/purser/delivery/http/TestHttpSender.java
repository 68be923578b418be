package dev.purser.delivery.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.net.Authority;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.delivery.net.Some;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What failures are called, and what never happens. */
@Timeout(60)
class TestHttpSender {
    private static final List<Option> OPTIONS = HttpOptions.with(List.of(HttpOptions.url("")));
    private static final byte[] BODY = new byte[100_000];

    @ParameterizedTest
    @CsvSource({
        "301,MISCONFIGURED",
        "307,MISCONFIGURED",
        "400,REFUSED",
        "401,DENIED",
        "402,DENIED",
        "403,DENIED",
        "404,MISCONFIGURED",
        "405,MISCONFIGURED",
        "407,DENIED",
        "408,UNREACHABLE",
        "409,UNREACHABLE",
        "410,MISCONFIGURED",
        "413,REFUSED",
        "415,MISCONFIGURED",
        "418,REFUSED",
        "422,REFUSED",
        "425,UNREACHABLE",
        "429,THROTTLED",
        "500,UNREACHABLE",
        "502,UNREACHABLE",
        "503,UNREACHABLE",
        "504,UNREACHABLE",
        "507,FULL",
        "599,UNREACHABLE"
    })
    void everyStatusIsAFailureOfAKind(int status, Kind kind) {
        try (Receiver receiver = new Receiver()) {
            receiver.then(status, "the reason\r\nis this");
            DeliveryException failure = failure(receiver.url(), Map.of());
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure).hasMessageContaining("" + status).hasMessageContaining("the reason  is this");
            assertThat(failure.taken()).isZero();
            assertThat(failure.retryAfter()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"408", "425", "429", "503"})
    void aReceiverMayAskForAPause(int status) {
        try (Receiver receiver = new Receiver()) {
            receiver.then(status, "", Map.of("Retry-After", "7"));
            DeliveryException failure = failure(receiver.url(), Map.of());
            assertThat(failure.kind()).isEqualTo(Kind.THROTTLED);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "120|120",
                "99999999999999999999|3600",
                "Tue, 03 Feb 2026 04:05:36 GMT|30",
                "Tue, 03 Feb 2026 04:00:00 GMT|0",
                "Sun, 03 Feb 2036 04:00:00 GMT|3600"
            })
    void pausesAreSecondsOrDatesAndBounded(String value, long seconds) {
        assertThat(RetryAfter.read(value, Some.NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5"})
    void otherPausesAreNone(String value) {
        assertThat(RetryAfter.read(value, Some.NOW)).isEmpty();
    }

    @Test
    void garbageAndCutAnswersAreFailuresOfTheLine() {
        for (String said : List.of(
                "",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 fine\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly some",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")) {
            try (BrokenReceiver receiver = new BrokenReceiver(BrokenReceiver.says(said))) {
                assertThat(failure(receiver.url(), Map.of()).kind()).as(said).isEqualTo(Kind.UNREACHABLE);
            }
        }
    }

    @Test
    void aConnectionCutWhileTheBodyIsSentIsAFailureOfTheLine() {
        try (BrokenReceiver receiver = new BrokenReceiver(connection -> {
            connection.setSoLinger(true, 0);
            connection.getInputStream().readNBytes(1_000);
        })) {
            assertThat(failure(receiver.url(), Map.of()).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void aReceiverThatNeverAnswersIsGivenUp() {
        try (BrokenReceiver receiver = new BrokenReceiver(connection -> Thread.sleep(60_000))) {
            DeliveryException failure = failure(receiver.url(), Map.of("timeout", "1"));
            assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
            assertThat(failure).hasMessageContaining("within 1 s");
        }
    }

    @Test
    void aReceiverThatAnswersDropByDropIsGivenUp() {
        try (BrokenReceiver receiver = new BrokenReceiver(connection -> {
            BrokenReceiver.readRequest(connection.getInputStream());
            connection
                    .getOutputStream()
                    .write("HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                connection.getOutputStream().write('x');
                connection.getOutputStream().flush();
                Thread.sleep(50);
            }
        })) {
            assertThat(failure(receiver.url(), Map.of("timeout", "1")).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void anAnswerWithoutEndIsCut() throws Exception {
        try (BrokenReceiver receiver = new BrokenReceiver(connection -> {
                    BrokenReceiver.readRequest(connection.getInputStream());
                    connection.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        connection.getOutputStream().write(new byte[10_000]);
                    }
                });
                HttpSender sender = open(receiver.url(), Map.of())) {
            Answer answer = sender.post(BODY, Map.of());
            assertThat(answer.cut()).isTrue();
            assertThat(answer.body()).hasSize(16 * 1024);
        }
    }

    @Test
    void nobodyThereIsAFailureOfTheLine() {
        int port;
        try (BrokenReceiver receiver = new BrokenReceiver(connection -> {})) {
            port = receiver.port();
        }
        DeliveryException failure = failure("http://localhost:" + port + "/secret-path", Map.of());
        assertThat(failure.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(failure).hasMessageContaining("localhost:" + port).hasMessageNotContaining("secret-path");
        assertThat(failure("http://no-such-host.invalid/", Map.of()).kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void redirectsAreNotFollowed() {
        try (Receiver elsewhere = new Receiver();
                Receiver receiver = new Receiver()) {
            receiver.then(307, "", Map.of("Location", elsewhere.url()));
            assertThat(failure(receiver.url(), Map.of("headers", "Authorization: Bearer abcdef"))
                            .kind())
                    .isEqualTo(Kind.MISCONFIGURED);
            assertThat(elsewhere.got).isEmpty();
        }
    }

    @Test
    void aSecretThatTheReceiverQuotesIsNotPassedOn() {
        try (Receiver receiver = new Receiver()) {
            receiver.then(403, "token s3cr3t-token is no good, nor Bearer s3cr3t-token");
            assertThat(failure(receiver.url(), Map.of("headers", "Authorization: Bearer s3cr3t-token")))
                    .hasMessageNotContaining("s3cr3t")
                    .hasMessageContaining("***");
        }
    }

    @Test
    void privateReceiversNeedLeave() {
        try (Receiver receiver = new Receiver()) {
            DeliveryException failure = failure(receiver.url(), Map.of("allow-private", "false"));
            assertThat(failure.kind()).isEqualTo(Kind.MISCONFIGURED);
            assertThat(failure).hasMessageContaining("allow-private");
            assertThat(receiver.got).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://host/",
                "host",
                "http://",
                "http://user:hunter2@host/",
                "http://host/#part",
                "http://169.254.169.254/latest/meta-data",
                "http://[fe80::1]/",
                "http://0.0.0.0/",
                "http://%zz/"
            })
    void someAddressesAreRefusedAtOnce(String url) {
        assertThatThrownBy(() -> open(url, Map.of()))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        e -> assertThat(e + " " + e.detail()).doesNotContain("hunter2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NoColon secret77",
                ": secret77",
                "A b: secret77",
                "Host: secret77",
                "X: secret77\u0001",
                "X: sécret77"
            })
    void brokenHeadersAreRefusedWithoutShowingThem(String line) {
        assertThatThrownBy(() -> open("http://host/", Map.of("headers", "Good: one\n" + line)))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        e -> assertThat(e + " " + e.detail()).contains("line 2").doesNotContain("cret77"));
    }

    @Test
    void aReceiverOfAnOwnAuthorityIsTrustedOnlyWhereItIsNamed() throws Exception {
        Authority own = new Authority("own");
        Authority other = new Authority("other");
        try (Receiver receiver = new Receiver(own.server(own.issue("localhost")), false)) {
            try (HttpSender sender = open(receiver.url(), Map.of("ca", other.pem() + own.pem()))) {
                assertThat(sender.post(BODY, Map.of()).status()).isEqualTo(204);
            }
            assertThat(failure(receiver.url(), Map.of("ca", other.pem())).kind())
                    .isEqualTo(Kind.MISCONFIGURED);
            assertThat(failure(receiver.url(), Map.of()).kind()).isEqualTo(Kind.MISCONFIGURED);
            assertThat(receiver.got).hasSize(1);
        }
    }

    @Test
    void aCertificateForAnotherNameOrOfThePastIsRefused() {
        Authority own = new Authority("own");
        for (Authority.Issued wrong : List.of(
                own.issue("elsewhere.example"),
                own.issue("localhost", Instant.now().minusSeconds(60)))) {
            try (Receiver receiver = new Receiver(own.server(wrong), false)) {
                assertThat(failure(receiver.url(), Map.of("ca", own.pem())).kind())
                        .isEqualTo(Kind.MISCONFIGURED);
                assertThat(receiver.got).isEmpty();
            }
        }
    }

    @Test
    void aReceiverThatAsksWhoSendsGetsACertificate() throws Exception {
        Authority own = new Authority("own");
        Authority.Issued client = own.issue("purser.example");
        Map<String, String> known =
                Map.of("ca", own.pem(), "client-certificate", client.certificatePem(), "client-key", client.keyPem());
        Authority other = new Authority("other");
        Authority.Issued stranger = other.issue("purser.example");
        Map<String, String> unknown = Map.of(
                "ca", own.pem(), "client-certificate", stranger.certificatePem(), "client-key", stranger.keyPem());
        try (Receiver receiver = new Receiver(own.server(own.issue("localhost")), true)) {
            try (HttpSender sender = open(receiver.url(), known)) {
                assertThat(sender.post(BODY, Map.of()).status()).isEqualTo(204);
            }
            assertThat(failure(receiver.url(), unknown).kind()).isIn(Kind.DENIED, Kind.UNREACHABLE);
            assertThat(failure(receiver.url(), Map.of("ca", own.pem())).kind()).isIn(Kind.DENIED, Kind.UNREACHABLE);
            assertThat(receiver.got).hasSize(1);
        }
    }

    private static DeliveryException failure(String url, Map<String, String> more) {
        try (HttpSender sender = open(url, more)) {
            DeliveryException failure =
                    catchThrowableOfType(DeliveryException.class, () -> sender.post(BODY, Map.of()));
            assertThat(failure).as("the failure at " + url).isNotNull();
            return failure;
        }
    }

    private static HttpSender open(String url, Map<String, String> more) {
        Map<String, String> chosen = new HashMap<>(Map.of("url", url, "allow-private", "true"));
        chosen.putAll(more);
        return new HttpSender(new CheckedOptions("here", Options.of("x", OPTIONS, chosen)), Some.surroundings());
    }
}
