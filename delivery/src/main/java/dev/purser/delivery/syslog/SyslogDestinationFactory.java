package dev.purser.delivery.syslog;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.delivery.net.TlsOptions;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Type {@code syslog}: one RFC 5424 message a record: severity from the event's (normal 6, warning 4, critical 2), MSGID
 * the action, structured data with the journal's sequence and the event's id, the record as text. After each batch the
 * journal's checkpoint as a message of its own, MSGID {@code checkpoint}.
 *
 * <p>Syslog has no answers, so "taken" means: over UDP, given to the network, which may lose it without a word; over TCP
 * and TLS, written to a connection that the receiver held open before and after. What lay unread at the receiver when it
 * died is lost; with {@code confirm=closed} all was read, and is the receiver's to keep
 * (rsyslog holds it in memory unless given a queue on disk). A test over UDP proves only that the host is known. A connection that breaks means that the whole batch comes again.
 */
public final class SyslogDestinationFactory implements DestinationFactory {
    private static final int MOST_UDP = 65_507;
    private static final List<Option> OPTIONS = declared();

    private static List<Option> declared() {
        List<Option> all = new ArrayList<>(List.of(
                Option.required(
                        "host", "The receiver: a name or an address. For tls the name that its certificate holds."),
                Option.choice(
                        "transport",
                        "tls",
                        List.of("tls", "tcp", "udp"),
                        "tls: RFC 5425, the receiver's certificate and name checked. tcp: octet counting (RFC 6587), neither"
                                + " secret nor proven. udp: RFC 5426; messages can be lost or change places, and nobody"
                                + " notices."),
                Option.open("port", "The receiver's port. Left out: 6514 for tls, 601 for tcp, 514 for udp."),
                Option.choice(
                        "facility", "audit", Facility.names(), "The facility of all messages (RFC 5424 table 1)."),
                Option.open(
                        "hostname",
                        "HOSTNAME of all messages. Left out: the name of this machine, or - if it has none."),
                Option.text("app-name", "purser", "APP-NAME of all messages."),
                Option.text(
                        "enterprise-id",
                        "32473",
                        "The number in the name of the structured data, purser@32473: your own private enterprise number"
                                + " (IANA), or 32473, which RFC 5612 keeps for examples."),
                Option.choice(
                        "bom",
                        "false",
                        List.of("true", "false"),
                        "Whether the text begins with a byte order mark, as RFC 5424 section 6.4 wants it of UTF-8. Many"
                                + " readers of JSON stumble over it."),
                Option.text(
                        "max-size",
                        "8192",
                        "The most bytes of one message; a larger one becomes a dead letter. Set it to what the receiver"
                                + " takes (rsyslog: maxMessageSize, 8k): receivers cut longer ones without a word. 480 to"
                                + " 65507 for udp, to 1048576 for the others."),
                Option.choice(
                        "checkpoint",
                        "true",
                        List.of("true", "false"),
                        "Whether the journal's latest checkpoint follows each batch as a message of its own, MSGID"
                                + " checkpoint, so that the receiver becomes a witness."),
                Option.choice(
                        "confirm",
                        "written",
                        List.of("written", "closed"),
                        "For tcp and tls. written: a batch is taken when it is written and the connection still stands."
                                + " closed: each batch has a connection of its own and is taken when the receiver, having"
                                + " read it to its end, has closed it too; slower, and nothing is lost on the way. What the receiver then holds in memory is its own"
                                + " to keep. It must close what its sender closed, as rsyslog does."),
                Option.text("timeout", "30", "Seconds for connecting, and for sending one batch; 1 to 300.")));
        all.addAll(TlsOptions.ALL);
        return List.copyOf(all);
    }

    @Override
    public String type() {
        return "syslog";
    }

    @Override
    public String summary() {
        return "Syslog messages (RFC 5424) over TLS, TCP or UDP.";
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return new BatchRule(1_000, 1 << 20, Duration.ofSeconds(1));
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        CheckedOptions checked = new CheckedOptions(surroundings.name(), options);
        String transport = checked.get("transport");
        boolean udp = transport.equals("udp");
        String host = checked.get("host").strip();
        if (!isName(host, 255)) {
            throw checked.invalid("host", "a name or an address");
        }
        int port = checked.find("port").isPresent() ? checked.whole("port", 1, 65_535) : standardPort(transport);
        SyslogMessages messages = new SyslogMessages(
                Facility.of(checked.get("facility")),
                name(checked, "hostname", 255, checked.find("hostname").orElseGet(SyslogDestinationFactory::self)),
                name(checked, "app-name", 48, checked.get("app-name")),
                checked.whole("enterprise-id", 1, Integer.MAX_VALUE),
                checked.truth("bom"));
        int maxSize = checked.whole("max-size", 480, udp ? MOST_UDP : 1 << 20);
        Line line = udp
                ? new DatagramLine(host, port)
                : new StreamLine(
                        new StreamDial(
                                host,
                                port,
                                transport.equals("tls") ? Optional.of(TlsOptions.material(checked)) : Optional.empty()),
                        checked.seconds("timeout", 1, 300),
                        checked.get("confirm").equals("closed"));
        return new SyslogDestination(line, messages, maxSize, checked.truth("checkpoint"));
    }

    private static int standardPort(String transport) {
        return switch (transport) {
            case "tls" -> 6514;
            case "tcp" -> 601;
            default -> 514;
        };
    }

    private static String self() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return isName(name, 255) ? name : "-";
        } catch (UnknownHostException e) {
            return "-";
        }
    }

    private static String name(CheckedOptions options, String option, int most, String value) {
        if (!isName(value, most)) {
            throw options.invalid(option, "1 to " + most + " visible ASCII characters without blanks");
        }
        return value;
    }

    /** PRINTUSASCII of RFC 5424 section 6. */
    private static boolean isName(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
