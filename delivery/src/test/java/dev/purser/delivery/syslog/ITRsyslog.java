package dev.purser.delivery.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.net.Authority;
import dev.purser.delivery.net.Some;
import dev.purser.delivery.syslog.Rsyslog.Message;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.EventJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Debian's rsyslogd makes of what is sent, over each transport. */
@Timeout(120)
class ITRsyslog {
    private final List<AuditEvent> events = Some.events(200);

    @TempDir
    Path folder;

    @Test
    void overUdp() throws Exception {
        assumeTrue(Rsyslog.installed("", "rsyslog"));
        List<AuditEvent> few = events.subList(0, 20);
        try (Rsyslog server = new Rsyslog(folder, "", "");
                Destination syslog = open("udp", server.udp(), Map.of("host", "127.0.0.1"))) {
            syslog.test();
            server.listens(server.udp());
            assertThat(syslog.deliver(Some.batch(5, few))).isEqualTo(Receipt.ALL);
            check(server.messages(21), 5, few);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"written", "closed"})
    void overTcp(String confirm) throws Exception {
        assumeTrue(Rsyslog.installed("", "rsyslog"));
        try (Rsyslog server = new Rsyslog(folder, "", "");
                Destination syslog = open("tcp", server.tcp(), Map.of("confirm", confirm))) {
            syslog.test();
            assertThat(syslog.deliver(Some.batch(5, events.subList(0, 100)))).isEqualTo(Receipt.ALL);
            assertThat(syslog.deliver(Some.batch(105, events.subList(100, 200))))
                    .isEqualTo(Receipt.ALL);
            List<Message> got = server.messages(202);
            check(got.subList(0, 101), 5, events.subList(0, 100));
            check(got.subList(101, 202), 105, events.subList(100, 200));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ossl,rsyslog-openssl,written",
        "ossl,rsyslog-openssl,closed",
        "gtls,rsyslog-gnutls,written",
        "gtls,rsyslog-gnutls,closed"
    })
    void overTls(String driver, String debianPackage, String confirm) throws Exception {
        assumeTrue(Rsyslog.installed("lmnsd_" + driver + ".so", debianPackage));
        Authority own = new Authority("own");
        Authority.Issued client = own.issue("purser.example");
        Map<String, String> known = Map.of(
                "ca",
                own.pem(),
                "confirm",
                confirm,
                "client-certificate",
                client.certificatePem(),
                "client-key",
                client.keyPem());
        try (Rsyslog server = tls(own, driver);
                Destination syslog = open("tls", server.tcp(), known)) {
            syslog.test();
            assertThat(syslog.deliver(Some.batch(5, events))).isEqualTo(Receipt.ALL);
            check(server.messages(201), 5, events);
        }
    }

    @ParameterizedTest
    @CsvSource({"ossl,rsyslog-openssl", "gtls,rsyslog-gnutls"})
    void aReceiverThatDoesNotTakeTheCertificateIsNoticedBeforeAnythingIsLost(String driver, String debianPackage)
            throws Exception {
        assumeTrue(Rsyslog.installed("lmnsd_" + driver + ".so", debianPackage));
        Authority own = new Authority("own");
        Authority.Issued stranger = new Authority("other").issue("purser.example");
        try (Rsyslog server = tls(own, driver);
                Destination without = open("tls", server.tcp(), Map.of("ca", own.pem()));
                Destination with = open(
                        "tls",
                        server.tcp(),
                        Map.of(
                                "ca",
                                own.pem(),
                                "client-certificate",
                                stranger.certificatePem(),
                                "client-key",
                                stranger.keyPem()))) {
            Authority.Issued client = own.issue("purser.example");
            try (Destination known = open(
                    "tls",
                    server.tcp(),
                    Map.of(
                            "ca",
                            own.pem(),
                            "client-certificate",
                            client.certificatePem(),
                            "client-key",
                            client.keyPem()))) {
                known.test();
            }
            Batch batch = Some.batch(5, events);
            for (Destination one : List.of(without, with)) {
                assertThatThrownBy(one::test).isInstanceOf(DeliveryException.class);
                assertThatThrownBy(() -> one.deliver(batch))
                        .isInstanceOfSatisfying(
                                DeliveryException.class,
                                e -> assertThat(e.kind()).isIn(Kind.DENIED, Kind.UNREACHABLE));
            }
        }
        assertThat(folder.resolve("messages")).doesNotExist();
    }

    @Test
    void whatComesAfterARestartFollowsWhatCameBefore() throws Exception {
        assumeTrue(Rsyslog.installed("", "rsyslog"));
        Rsyslog first = new Rsyslog(folder, "", "");
        int port = first.tcp();
        try (Destination syslog = open("tcp", port, Map.of("confirm", "closed"))) {
            syslog.deliver(Some.batch(5, events.subList(0, 100)));
            // What rsyslogd holds in its memory is its own to lose.
            first.messages(101);
            first.kill();
            assertThatThrownBy(() -> syslog.deliver(Some.batch(105, events.subList(100, 200))))
                    .isInstanceOfSatisfying(
                            DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
        }
        try (Rsyslog second = new Rsyslog(folder, "", "");
                Destination syslog = open("tcp", second.tcp(), Map.of("confirm", "closed"))) {
            syslog.deliver(Some.batch(105, events.subList(100, 200)));
            List<Message> got = second.messages(202);
            check(got.subList(0, 101), 5, events.subList(0, 100));
            check(got.subList(101, 202), 105, events.subList(100, 200));
        }
    }

    private Rsyslog tls(Authority authority, String driver) throws IOException {
        Authority.Issued own = authority.issue("localhost");
        Files.writeString(folder.resolve("ca.pem"), authority.pem());
        Files.writeString(folder.resolve("cert.pem"), own.certificatePem());
        Files.writeString(folder.resolve("key.pem"), own.keyPem());
        return new Rsyslog(
                folder,
                "StreamDriver.Name=\"" + driver + "\" StreamDriver.Mode=\"1\" StreamDriver.AuthMode=\"x509/certvalid\"",
                "DefaultNetstreamDriver=\"" + driver + "\" DefaultNetstreamDriverCAFile=\"" + folder
                        + "/ca.pem\" DefaultNetstreamDriverCertFile=\"" + folder
                        + "/cert.pem\" DefaultNetstreamDriverKeyFile=\"" + folder + "/key.pem\"");
    }

    private static void check(List<Message> got, long first, List<AuditEvent> events) {
        assertThat(got).hasSize(events.size() + 1);
        for (int i = 0; i < events.size(); i++) {
            AuditEvent event = events.get(i);
            Message message = got.get(i);
            assertThat(message.facility()).isEqualTo("13");
            assertThat(message.severity())
                    .isEqualTo(
                            switch (event.severity()) {
                                case NORMAL -> "6";
                                case WARNING -> "4";
                                case CRITICAL -> "2";
                            });
            assertThat(message.host()).isEqualTo("registry.example");
            assertThat(message.app()).isEqualTo("purser");
            assertThat(message.process()).isEqualTo("-");
            assertThat(message.id()).isEqualTo(event.action().text());
            assertThat(message.data())
                    .isEqualTo("[purser@32473 sequence=\"" + (first + i) + "\" id=\"" + event.id() + "\"]");
            assertThat(java.time.OffsetDateTime.parse(message.time()).toInstant())
                    .isEqualTo(event.recorded().truncatedTo(java.time.temporal.ChronoUnit.MICROS));
            EventJson.Numbered read = EventJson.read(message.text().strip().getBytes(StandardCharsets.UTF_8));
            assertThat(read.event()).isEqualTo(event);
        }
        Message last = got.getLast();
        assertThat(last.id()).isEqualTo("checkpoint");
        assertThat(last.data()).isEqualTo("[purser@32473 next=\"" + (first + events.size()) + "\"]");
        assertThat(last.text().strip()).startsWith("{\"checkpoint\":\"registry.example/log\\n42\\n");
    }

    private static Destination open(String transport, int port, Map<String, String> more) {
        Map<String, String> chosen = new HashMap<>(Map.of(
                "host",
                "localhost",
                "transport",
                transport,
                "port",
                "" + port,
                "hostname",
                "registry.example",
                "timeout",
                "20",
                "max-size",
                "60000"));
        chosen.putAll(more);
        return Some.open(new SyslogDestinationFactory(), chosen);
    }
}
