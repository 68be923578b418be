package dev.purser.delivery.kafka;

import dev.purser.delivery.net.TlsOptions;
import dev.purser.event.dialect.Option;
import java.util.List;
import java.util.stream.Stream;

/** What can be set for type {@code kafka}. */
final class KafkaOptions {
    static final String SERVERS = "bootstrap-servers";
    static final String TOPIC = "topic";
    static final String KEY = "key";
    static final String PARTITION = "partition";
    static final String SECURITY = "security-protocol";
    static final String MECHANISM = "sasl-mechanism";
    static final String USER = "username";
    static final String PASSWORD = "password";
    static final String COMPRESSION = "compression";
    static final String LARGEST = "max-message-bytes";
    static final String TIMEOUT = "timeout-seconds";

    private KafkaOptions() {}

    static List<Option> all() {
        return Stream.concat(
                        Stream.of(
                                Option.required(
                                        SERVERS,
                                        "Brokers to begin with, host:port with commas between. Event Hubs:"
                                                + " <namespace>.servicebus.windows.net:9093."),
                                Option.open(
                                        TOPIC,
                                        "The topic (Event Hubs: the hub) that all records go to. Left out, the dialect says"
                                                + " which, for each record. Purser makes no topics."),
                                Option.choice(
                                        KEY,
                                        "none",
                                        List.of("none", "actor", "repository", "event"),
                                        "The message's key, which decides its partition: the id of who acted, the full name"
                                                + " of the repository, the event's id, or none. Order is kept on each"
                                                + " partition. For one order over all records take a topic of one partition,"
                                                + " or set partition."),
                                Option.open(
                                        PARTITION,
                                        "The one partition, by its number from 0, that all records go to. Needs topic."),
                                Option.choice(
                                        SECURITY,
                                        "SASL_SSL",
                                        List.of("SASL_SSL", "SSL", "SASL_PLAINTEXT", "PLAINTEXT"),
                                        "SASL_SSL: TLS, with username and password; SSL: TLS, with a client certificate or"
                                                + " without. The other two send everything in the clear, the password of"
                                                + " PLAIN included: only for a network that nobody else is in."),
                                Option.choice(
                                        MECHANISM,
                                        "PLAIN",
                                        List.of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"),
                                        "How username and password are proven where security-protocol has SASL in it."),
                                Option.open(
                                        USER,
                                        "The user. Event Hubs: $ConnectionString, literally; Event Streams: token."),
                                Option.secret(
                                        PASSWORD,
                                        "The user's password. Event Hubs: the namespace's connection string; Event Streams:"
                                                + " the API key."),
                                Option.choice(
                                        COMPRESSION,
                                        "none",
                                        List.of("none", "gzip", "snappy", "lz4", "zstd"),
                                        "How batches of messages are compressed. Event Hubs takes gzip and none only."),
                                Option.text(
                                        LARGEST,
                                        "1000000",
                                        "The largest message in bytes, 1000 to 100000000; a record that does not fit becomes"
                                                + " a dead letter. Where the dialect puts several records into one message"
                                                + " (Azure's {\"records\":[…]}), they are at most so large together. Not more"
                                                + " than the topic's own max.message.bytes."),
                                Option.text(
                                        TIMEOUT,
                                        "30",
                                        "The longest that a message may wait for its acknowledgement, 1 to 600, before the"
                                                + " batch counts as not taken.")),
                        TlsOptions.ALL.stream())
                .toList();
    }
}
