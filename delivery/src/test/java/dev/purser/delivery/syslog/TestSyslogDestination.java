package dev.purser.delivery.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.net.Authority;
import dev.purser.delivery.net.Some;
import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.testkit.process.Polling;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages against the grammar of RFC 5424, and receivers that hang up, stall or show the wrong certificate. */
@Timeout(60)
class TestSyslogDestination {
    /** RFC 5424 section 6, as far as structured data of one element goes. */
    private static final Pattern MESSAGE = Pattern.compile(
            "<(\\d{1,3})>1 (\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z) ([!-~]{1,255}) ([!-~]{1,48}) ([!-~]{1,128})"
                    + " ([!-~]{1,32}) (\\[[!-~]{1,32}(?: [!-~]{1,32}=\"[^\"\\\\\\]]*\")*\\]) (\uFEFF?)(.*)",
            Pattern.DOTALL);

    private final List<AuditEvent> events = Some.events(50);
    private final Batch batch = Some.batch(17, events);

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void messagesFollowTheGrammar(boolean bom) throws Exception {
        try (Listener listener = new Listener(Listener.READS);
                Destination syslog =
                        open(listener, Map.of("bom", "" + bom, "facility", "local3", "confirm", "closed"))) {
            assertThat(syslog.deliver(batch)).isEqualTo(Receipt.ALL);
            assertThat(listener.messages).hasSize(51);
            for (int i = 0; i < 50; i++) {
                Matcher message = MESSAGE.matcher(listener.messages.get(i));
                assertThat(message.matches()).as(listener.messages.get(i)).isTrue();
                assertThat(Integer.parseInt(message.group(1)) / 8).isEqualTo(19);
                assertThat(message.group(6)).isEqualTo(events.get(i).action().text());
                assertThat(message.group(7))
                        .isEqualTo("[purser@32473 sequence=\"" + (17 + i) + "\" id=\""
                                + events.get(i).id() + "\"]");
                assertThat(message.group(8)).isEqualTo(bom ? "\uFEFF" : "");
                assertThat(message.group(9))
                        .isEqualTo(new String(batch.records().copy(i), StandardCharsets.UTF_8));
            }
            assertThat(listener.messages.get(50)).contains(" checkpoint [purser@32473 next=\"67\"] ");
        }
    }

    @Test
    void whatIsLargerThanTheReceiverTakesIsRefusedAndTheRestGoes() throws Exception {
        RecordBuffer records = new RecordBuffer();
        for (int size : new int[] {10, 2_000, 10}) {
            records.begin(records.size(), events.getFirst());
            records.bytes().raw("x".repeat(size));
            records.end(Filing.NONE);
        }
        try (Listener listener = new Listener(Listener.READS);
                Destination syslog = open(listener, Map.of("max-size", "1000", "confirm", "closed"))) {
            Receipt receipt = syslog.deliver(new Batch(records, 0, 3, Some.NOW, Optional.empty()));
            assertThat(receipt.refused()).singleElement().satisfies(one -> {
                assertThat(one.record()).isEqualTo(1);
                assertThat(one.reason()).contains("max-size is 1000");
            });
            assertThat(listener.messages).hasSize(2).allMatch(message -> message.endsWith("] xxxxxxxxxx"));
        }
    }

    @Test
    void aReceiverThatHungUpMeanwhileIsNoticedBeforeAnythingIsWritten() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        CountDownLatch delivered = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        try (Listener listener = new Listener((connection, self) -> {
                    if (connections.getAndIncrement() > 0) {
                        Listener.READS.with(connection, self);
                        return;
                    }
                    for (int i = 0; i < 51; i++) {
                        self.read(connection.getInputStream());
                    }
                    delivered.await();
                    connection.close();
                    hungUp.countDown();
                });
                Destination syslog = open(listener, Map.of())) {
            syslog.deliver(batch);
            delivered.countDown();
            hungUp.await();
            syslog.deliver(Some.batch(67, events));
            assertThat(awaited(listener, 102).get(51)).contains(" sequence=\"67\"");
        }
    }

    @Test
    void aReceiverThatBreaksOffInTheMiddleGetsTheWholeBatchAgain() throws Exception {
        AtomicInteger connections = new AtomicInteger();
        Listener.Behaviour cutsTheFirst = (connection, self) -> {
            if (connections.getAndIncrement() == 0) {
                self.read(connection.getInputStream());
                connection.setSoLinger(true, 0);
            } else {
                Listener.READS.with(connection, self);
            }
        };
        try (Listener listener = new Listener(cutsTheFirst);
                Destination syslog = open(listener, Map.of("confirm", "closed"))) {
            assertThatThrownBy(() -> syslog.deliver(batch)).isInstanceOfSatisfying(DeliveryException.class, e -> {
                assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
                assertThat(e.taken()).isZero();
            });
            syslog.deliver(batch);
            assertThat(listener.messages).hasSize(52);
        }
    }

    @ParameterizedTest
    @CsvSource({"written", "closed"})
    void aReceiverThatReadsNothingIsGivenUp(String confirm) throws Exception {
        RecordBuffer records = new RecordBuffer();
        for (int i = 0; i < 40; i++) {
            records.begin(i, events.getFirst());
            records.bytes().raw("x".repeat(1_000_000));
            records.end(Filing.NONE);
        }
        try (Listener listener = new Listener((connection, self) -> Thread.sleep(60_000));
                Destination syslog =
                        open(listener, Map.of("confirm", confirm, "timeout", "1", "max-size", "1048576"))) {
            assertThatThrownBy(() -> syslog.deliver(new Batch(records, 0, 40, Some.NOW, Optional.empty())))
                    .isInstanceOfSatisfying(DeliveryException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE);
                        assertThat(e).hasMessageContaining("within 1 s");
                    });
        }
    }

    @Test
    void overTlsOnlyTheRightCertificateWithTheRightNameGetsAnything() throws Exception {
        Authority own = new Authority("own");
        Authority other = new Authority("other");
        try (Listener listener = new Listener(Listener.READS, own.server(own.issue("localhost")), false)) {
            try (Destination syslog =
                    open(listener, Map.of("transport", "tls", "ca", own.pem(), "confirm", "closed"))) {
                syslog.deliver(batch);
                assertThat(listener.messages).hasSize(51);
            }
            misconfigured(listener, other.pem());
            assertThat(listener.messages).hasSize(51);
        }
        for (Authority.Issued wrong : List.of(
                own.issue("elsewhere.example"),
                own.issue("localhost", Instant.now().minusSeconds(60)))) {
            try (Listener listener = new Listener(Listener.READS, own.server(wrong), false)) {
                misconfigured(listener, own.pem());
                assertThat(listener.messages).isEmpty();
            }
        }
    }

    @Test
    void aReceiverThatWantsACertificateIsToldFromOneThatIsAway() throws Exception {
        Authority own = new Authority("own");
        Authority.Issued client = own.issue("purser.example");
        try (Listener listener = new Listener(Listener.READS, own.server(own.issue("localhost")), true);
                Destination without = open(listener, Map.of("transport", "tls", "ca", own.pem()));
                Destination with = open(
                        listener,
                        Map.of(
                                "transport",
                                "tls",
                                "ca",
                                own.pem(),
                                "client-certificate",
                                client.certificatePem(),
                                "client-key",
                                client.keyPem()))) {
            assertThatThrownBy(() -> without.deliver(batch))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DENIED));
            assertThat(listener.messages).isEmpty();
            with.deliver(batch);
            assertThat(awaited(listener, 51)).hasSize(51);
        }
    }

    @Test
    void datagramsCarryOneMessageEachAndADeafPortIsNoticed() throws Exception {
        int port;
        try (DatagramSocket receiver = new DatagramSocket(0, InetAddress.getByName("localhost"))) {
            port = receiver.getLocalPort();
            receiver.setSoTimeout(10_000);
            try (Destination syslog = open(port, Map.of("transport", "udp", "checkpoint", "false"))) {
                syslog.deliver(Some.batch(17, events.subList(0, 5)));
                for (int i = 0; i < 5; i++) {
                    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
                    receiver.receive(packet);
                    assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8))
                            .matches(MESSAGE)
                            .contains("sequence=\"" + (17 + i) + "\"");
                }
            }
        }
        try (Destination syslog = open(port, Map.of("transport", "udp"))) {
            assertThatThrownBy(() -> syslog.deliver(batch))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "port,0",
        "port,x",
        "max-size,479",
        "max-size,9999999",
        "hostname,two words",
        "app-name,''",
        "host,a b",
        "enterprise-id,0",
        "timeout,0",
        "ca,none",
        "client-key,only"
    })
    void whatCannotBeUsedIsRefused(String option, String value) {
        Map<String, String> chosen = new HashMap<>(Map.of("host", "localhost"));
        chosen.put(option, value);
        assertThatThrownBy(() -> Some.open(new SyslogDestinationFactory(), chosen))
                .isInstanceOf(PurserException.class);
    }

    private void misconfigured(Listener listener, String ca) {
        try (Destination syslog = open(listener, Map.of("transport", "tls", "ca", ca))) {
            assertThatThrownBy(() -> syslog.deliver(batch))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED));
        }
    }

    private static List<String> awaited(Listener listener, int count) throws Exception {
        return Polling.until(
                () -> listener.messages.size() + " messages",
                Duration.ofSeconds(20),
                () -> listener.messages.size() >= count
                        ? Optional.of(List.copyOf(listener.messages))
                        : Optional.empty());
    }

    private static Destination open(Listener listener, Map<String, String> more) {
        return open(listener.port(), more);
    }

    private static Destination open(int port, Map<String, String> more) {
        Map<String, String> chosen =
                new HashMap<>(Map.of("host", "localhost", "transport", "tcp", "port", "" + port, "timeout", "20"));
        chosen.put("max-size", "60000");
        chosen.putAll(more);
        return Some.open(new SyslogDestinationFactory(), chosen);
    }
}
