package dev.purser.delivery.kafka;

import dev.purser.delivery.net.CheckedOptions;
import dev.purser.delivery.net.TlsOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What Kafka's client is told, from a destination's options. */
final class ProducerSettings {
    private static final int LONGEST_TIMEOUT = 600;
    private static final int LONGEST_REQUEST_SECONDS = 15;
    private static final int IN_FLIGHT = 5;
    private static final int BUFFER = 16 << 20;
    private static final int BATCH = 256 << 10;
    /** Beside a message's value there are its key and its headers. */
    private static final int MARGIN = 64 << 10;

    private ProducerSettings() {}

    /**
     * @param largest the largest message's value in bytes
     * @throws dev.purser.event.PurserException DESTINATION_INVALID if a value cannot be used
     */
    static Map<String, Object> of(CheckedOptions options, String destination, int largest) {
        Map<String, Object> all = new HashMap<>();
        all.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers(options));
        all.put(ProducerConfig.CLIENT_ID_CONFIG, "purser-" + destination);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        // The broker drops what it has seen and refuses what would come out of order: a batch that is sent again inside
        // of the client, after a lost acknowledgement, is there once.
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, IN_FLIGHT);
        Duration timeout = options.seconds(KafkaOptions.TIMEOUT, 1, LONGEST_TIMEOUT);
        int request = (int) Math.min(
                timeout.toMillis() / 2,
                Duration.ofSeconds(LONGEST_REQUEST_SECONDS).toMillis());
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, request);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout.toMillis());
        all.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) Math.max(BUFFER, 2 * (largest + MARGIN)));
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, largest + MARGIN);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, options.get(KafkaOptions.COMPRESSION));
        all.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        String protocol = options.get(KafkaOptions.SECURITY);
        all.put("security.protocol", protocol);
        if (protocol.startsWith("SASL")) {
            sasl(options, all);
        }
        if (protocol.endsWith("SSL")) {
            tls(options, all);
        }
        return all;
    }

    private static List<String> servers(CheckedOptions options) {
        List<String> servers = List.of(options.get(KafkaOptions.SERVERS).split("\\s*,\\s*"));
        for (String server : servers) {
            if (!server.matches("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:]+\\]):[0-9]{1,5}")
                    || Integer.parseInt(server.substring(server.lastIndexOf(':') + 1)) > 0xffff) {
                throw options.invalid(KafkaOptions.SERVERS, "host:port, with commas between several");
            }
        }
        return servers;
    }

    private static void sasl(CheckedOptions options, Map<String, Object> all) {
        Optional<String> user = options.find(KafkaOptions.USER);
        Optional<String> password = options.find(KafkaOptions.PASSWORD);
        if (user.isEmpty() || password.isEmpty()) {
            throw options.invalid(
                    user.isEmpty() ? KafkaOptions.USER : KafkaOptions.PASSWORD,
                    "username and password where security-protocol has SASL in it");
        }
        String mechanism = options.get(KafkaOptions.MECHANISM);
        String module = mechanism.equals("PLAIN")
                ? "org.apache.kafka.common.security.plain.PlainLoginModule"
                : "org.apache.kafka.common.security.scram.ScramLoginModule";
        all.put(SaslConfigs.SASL_MECHANISM, mechanism);
        all.put(
                SaslConfigs.SASL_JAAS_CONFIG,
                module + " required username=" + quoted(options, KafkaOptions.USER, user.get()) + " password="
                        + quoted(options, KafkaOptions.PASSWORD, password.get()) + ";");
    }

    /** A text as Kafka's reader of JAAS entries takes it apart again: as in Java's own source text. */
    private static String quoted(CheckedOptions options, String option, String text) {
        if (text.chars().anyMatch(c -> c < ' ')) {
            throw options.invalid(option, "a text without control characters");
        }
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static void tls(CheckedOptions options, Map<String, Object> all) {
        // Refuses what cannot be read with the option's name, before Kafka's client would.
        TlsOptions.material(options);
        options.find("ca").ifPresent(ca -> {
            all.put(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PEM");
            all.put(SslConfigs.SSL_TRUSTSTORE_CERTIFICATES_CONFIG, ca);
        });
        options.find("client-certificate").ifPresent(chain -> {
            all.put(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PEM");
            all.put(SslConfigs.SSL_KEYSTORE_CERTIFICATE_CHAIN_CONFIG, chain);
            all.put(SslConfigs.SSL_KEYSTORE_KEY_CONFIG, options.get("client-key"));
        });
    }
}
