package dev.purser.testkit.kafka;

import dev.purser.testkit.net.FaultyLine;
import dev.purser.testkit.process.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A running broker on ports of its own of the loopback address: one listener without any protection, and one with TLS and
 * a user's name and password (PLAIN and SCRAM). Topics are made by {@link #createTopic} only. What it holds is kept while
 * it is stopped, and it comes back on the same ports. For one thread.
 */
public final class KafkaBroker implements AutoCloseable {
    private static final String CLUSTER = "cHVyc2VyLXRlc3Qta2Fma2E";
    private static final int ITERATIONS = 4096;
    private static final String LOOPBACK = "127.0.0.1:";

    private final Path data;
    private final ServerCertificate certificate;
    private final int plainPort;
    private final int securePort;
    private final int controllerPort;
    private final int linePort;
    private final FaultyLine line;
    private KafkaRaftServer server;

    private KafkaBroker(Path folder) throws Exception {
        data = Files.createDirectories(folder.resolve("kafka-data"));
        certificate = ServerCertificate.create(folder);
        plainPort = Ports.free();
        securePort = Ports.free();
        controllerPort = Ports.free();
        linePort = Ports.free();
        line = FaultyLine.to(linePort);
    }

    /**
     * Formats and starts one.
     *
     * @param folder for its data and its certificate; the caller removes it
     */
    public static KafkaBroker start(Path folder) throws Exception {
        KafkaBroker broker = new KafkaBroker(folder);
        broker.format();
        broker.restart();
        broker.addUser();
        return broker;
    }

    /** Host and port of the listener without protection, where everybody may do everything. */
    public String bootstrap() {
        return LOOPBACK + plainPort;
    }

    /** The port of the listener without protection. */
    public int port() {
        return plainPort;
    }

    /** Host and port of a listener like {@link #bootstrap}, all of whose traffic goes through {@link #line}. */
    public String lineBootstrap() {
        return LOOPBACK + line.port();
    }

    /** The line to {@link #lineBootstrap}. */
    public FaultyLine line() {
        return line;
    }

    /** Host and port of the listener with TLS and SASL. */
    public String secureBootstrap() {
        return "localhost:" + securePort;
    }

    /** The certificate (PEM) that clients of the secure listener must trust. */
    public String certificate() {
        return certificate.pem();
    }

    /** The one user that the secure listener knows. */
    public String user() {
        return "purser";
    }

    /** The user's password; has a quotation mark and a backslash in it, because passwords may. */
    public String password() {
        return "pass\"word\\of-kafka";
    }

    private void format() throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        new Formatter()
                .setPrintStream(new PrintStream(said, true, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(1)
                .setClusterId(CLUSTER)
                .addDirectory(data.toString())
                .setMetadataLogDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    private Properties settings() {
        Properties all = new Properties();
        all.put("process.roles", "broker,controller");
        all.put("node.id", "1");
        all.put("controller.quorum.voters", "1@" + LOOPBACK + controllerPort);
        all.put(
                "listeners",
                "OPEN://" + bootstrap() + ",SECURE://" + LOOPBACK + securePort + ",LINE://" + LOOPBACK + linePort
                        + ",CONTROLLER://" + LOOPBACK + controllerPort);
        all.put(
                "advertised.listeners",
                "OPEN://" + bootstrap() + ",SECURE://" + secureBootstrap() + ",LINE://" + lineBootstrap());
        all.put("listener.security.protocol.map", "OPEN:PLAINTEXT,LINE:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURE:SASL_SSL");
        all.put("controller.listener.names", "CONTROLLER");
        all.put("inter.broker.listener.name", "OPEN");
        all.put("log.dirs", data.toString());
        all.put("auto.create.topics.enable", "false");
        all.put("offsets.topic.replication.factor", "1");
        all.put("offsets.topic.num.partitions", "1");
        all.put("transaction.state.log.replication.factor", "1");
        all.put("transaction.state.log.min.isr", "1");
        all.put("share.coordinator.state.topic.replication.factor", "1");
        all.put("share.coordinator.state.topic.min.isr", "1");
        all.put("group.initial.rebalance.delay.ms", "0");
        all.put("controlled.shutdown.enable", "false");
        all.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        all.put("super.users", "User:ANONYMOUS");
        all.put("allow.everyone.if.no.acl.found", "true");
        String secure = "listener.name.secure.";
        all.put(secure + "sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        String escaped = password().replace("\\", "\\\\").replace("\"", "\\\"");
        all.put(
                secure + "plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + user() + "=\"" + escaped
                        + "\";");
        String scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;";
        all.put(secure + "scram-sha-256.sasl.jaas.config", scram);
        all.put(secure + "scram-sha-512.sasl.jaas.config", scram);
        all.put(secure + "ssl.keystore.location", certificate.keyStore().toString());
        all.put(secure + "ssl.keystore.type", "PKCS12");
        all.put(secure + "ssl.keystore.password", ServerCertificate.PASSWORD);
        all.put(secure + "ssl.key.password", ServerCertificate.PASSWORD);
        return all;
    }

    /** Stops it; connections end. */
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Starts it again where it was. */
    public void restart() throws Exception {
        if (server == null) {
            server = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
            server.startup();
        }
    }

    /** All messages of a topic: partition by partition, each in its order. */
    public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrap(),
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(one -> new TopicPartition(topic, one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        all.sort(Comparator.comparingInt(ConsumerRecord<byte[], byte[]>::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return all;
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap()));
    }

    /**
     * Makes a topic.
     *
     * @param settings the topic's own, such as {@code max.message.bytes}
     */
    public void createTopic(String name, int partitions, Map<String, String> settings) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    private void addUser() throws Exception {
        byte[] password = password().getBytes(StandardCharsets.UTF_8);
        try (Admin admin = admin()) {
            for (ScramMechanism mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                                user(), new ScramCredentialInfo(mechanism, ITERATIONS), password)))
                        .all()
                        .get();
            }
        }
    }

    /** Forbids the user of the secure listener to write to a topic. */
    public void forbid(String topic) throws Exception {
        try (Admin admin = admin()) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                            new AccessControlEntry("User:" + user(), "*", AclOperation.WRITE, AclPermissionType.DENY))))
                    .all()
                    .get();
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        line.close();
    }
}
