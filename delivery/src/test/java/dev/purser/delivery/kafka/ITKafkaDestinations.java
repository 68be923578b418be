package dev.purser.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.AbstractDestinationTests;
import dev.purser.delivery.Batch;
import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.SampleBatches;
import dev.purser.delivery.object.LaidOut;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.MessageLayout;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.testkit.kafka.KafkaBroker;
import dev.purser.testkit.net.FaultyLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ITKafkaDestinations extends AbstractDestinationTests {
    private static KafkaBroker broker;
    private static int topics;
    private String topic;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        broker = KafkaBroker.start(data);
    }

    @AfterAll
    static void stop() throws Exception {
        broker.close();
    }

    @BeforeEach
    void makeTopic() throws Exception {
        topics++;
        topic = "topic-" + topics;
        broker.createTopic(topic, 1, Map.of());
    }

    @Override
    protected DestinationFactory factory() {
        return new KafkaDestinations();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of(
                "bootstrap-servers",
                broker.bootstrap(),
                "security-protocol",
                "PLAINTEXT",
                "topic",
                topic,
                "timeout-seconds",
                "4");
    }

    private Map<String, String> secure() {
        return Map.of(
                "bootstrap-servers", broker.secureBootstrap(),
                "topic", topic,
                "username", broker.user(),
                "password", broker.password(),
                "ca", broker.certificate(),
                "timeout-seconds", "10");
    }

    @Override
    protected List<String> received() throws Exception {
        return broker.read(topic).stream()
                .map(message -> new String(message.value(), StandardCharsets.UTF_8))
                .toList();
    }

    @Override
    protected Optional<Map<String, String>> wrongCredentials() {
        return Optional.of(with(secure(), "password", "wrong-password"));
    }

    @Override
    protected Optional<Map<String, String>> nowhere() {
        return Optional.of(with(options(), "topic", "no-such-topic"));
    }

    @Override
    protected boolean goAway() {
        broker.stop();
        return true;
    }

    @Override
    protected void comeBack() throws Exception {
        broker.restart();
    }

    @Override
    protected List<String> secrets() {
        return List.of(broker.password(), "wrong-password", "word\\\\of-kafka");
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Test
    void eachMessageSaysWhichEventItIsAndTheLastCarriesTheCheckpoint() throws Exception {
        Batch plain = new SampleBatches(dialect()).next(3);
        Batch batch = new Batch(
                plain.records(),
                plain.first(),
                plain.next(),
                plain.cut(),
                plain.checkpoint(),
                List.of(new DeadLetter(0, 17, Optional.empty(), 0, plain.cut(), "refused", "large", 1, false)));
        try (Destination destination = open(options())) {
            destination.deliver(batch);
        }
        List<ConsumerRecord<byte[], byte[]>> messages = broker.read(topic);
        assertThat(messages).extracting(one -> header(one, "purser-sequence")).containsExactly("100", "101", "102");
        assertThat(messages)
                .extracting(one -> header(one, "purser-event-id"))
                .containsExactlyElementsOf(IntStream.range(0, 3)
                        .mapToObj(i -> batch.records().event(i).toString())
                        .toList());
        assertThat(messages)
                .extracting(one -> header(one, "purser-checkpoint"))
                .containsExactly("", "", SampleBatches.CHECKPOINT);
        assertThat(messages).extracting(one -> header(one, "purser-missing")).containsExactly("17", "", "");
        assertThat(messages).allMatch(one -> one.key() == null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"actor", "repository", "event"})
    void theKeyDecidesThePartition(String key) throws Exception {
        broker.createTopic(topic + "-wide", 4, Map.of());
        Batch batch = new SampleBatches(dialect()).next(60);
        try (Destination destination = open(with(options(), "topic", topic + "-wide", "key", key))) {
            destination.deliver(batch);
        }
        RecordBuffer records = batch.records();
        List<String> expected = IntStream.range(0, 60)
                .mapToObj(i -> switch (key) {
                    case "actor" -> records.actor(i).orElse("");
                    case "repository" -> records.repository(i).orElse("");
                    default -> records.event(i).toString();
                })
                .toList();
        assertThat(new HashSet<>(expected)).hasSizeGreaterThan(2);
        List<ConsumerRecord<byte[], byte[]>> messages = broker.read(topic + "-wide");
        assertThat(messages).hasSize(60);
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            int index = (int) (Long.parseLong(header(message, "purser-sequence")) - batch.first());
            String actual = message.key() == null ? "" : new String(message.key(), StandardCharsets.UTF_8);
            assertThat(actual).isEqualTo(expected.get(index));
        }
    }

    /** Records as they stand on Event Hubs: several in one message, by category, each message no larger than allowed. */
    @Test
    void severalRecordsShareAMessageWhereTheDialectSaysSo() throws Exception {
        for (int category = 0; category < 2; category++) {
            broker.createTopic(topic + "-category-" + category, 1, Map.of());
        }
        Dialect dialect = new Enveloped(topic);
        Batch batch = new SampleBatches(dialect).next(100);
        Map<String, String> options = new HashMap<>(options());
        options.remove("topic");
        options.put("max-message-bytes", "20000");
        try (Destination destination = open(options, dialect)) {
            destination.deliver(batch);
        }
        for (int category = 0; category < 2; category++) {
            String named = "category-" + category;
            List<ConsumerRecord<byte[], byte[]>> messages = broker.read(topic + "-" + named);
            assertThat(messages).hasSizeBetween(2, 49);
            List<String> records = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> message : messages) {
                assertThat(message.value().length).isLessThanOrEqualTo(20_000);
                String text = new String(message.value(), StandardCharsets.UTF_8);
                assertThat(text).startsWith("{\"records\":[{\"sequence\":" + header(message, "purser-sequence") + ",");
                assertThat(text).endsWith("}]}");
                String[] inside = text.substring("{\"records\":[".length(), text.length() - 2)
                        .split("(?<=\\}),(?=\\{\"sequence\")");
                assertThat(header(message, "purser-records")).isEqualTo(Integer.toString(inside.length));
                assertThat(header(message, "category")).isEqualTo(named);
                records.addAll(List.of(inside));
            }
            int parity = category;
            assertThat(records)
                    .isEqualTo(IntStream.range(0, 100)
                            .filter(i -> (batch.first() + i) % 2 == parity)
                            .mapToObj(SampleBatches.texts(batch)::get)
                            .toList());
        }
    }

    /** Purser's records, two categories, in messages as Azure's. */
    private record Enveloped(String prefix) implements Dialect, MessageLayout {
        private static final LaidOut INNER = LaidOut.hourly(2);

        @Override
        public String name() {
            return "enveloped";
        }

        @Override
        public RecordWriter writer() {
            return INNER.writer();
        }

        @Override
        public Optional<RecordReader> reader(boolean keepRaw) {
            return INNER.reader(keepRaw);
        }

        @Override
        public FileLayout files() {
            return INNER;
        }

        @Override
        public MessageLayout messages() {
            return this;
        }

        @Override
        public Framing framing() {
            return Framing.array("records");
        }

        @Override
        public String topic(Filing filing) {
            return prefix + "-" + filing.category();
        }

        @Override
        public Map<String, String> headers(Filing filing) {
            return Map.of("category", filing.category());
        }
    }

    @Test
    void aPartitionOfItsOwnKeepsOneOrder() throws Exception {
        broker.createTopic(topic + "-wide", 3, Map.of());
        Batch batch = new SampleBatches(dialect()).next(100);
        Map<String, String> options = with(options(), "topic", topic + "-wide", "partition", "2");
        try (Destination destination = open(options)) {
            destination.test();
            destination.deliver(batch);
        }
        List<ConsumerRecord<byte[], byte[]>> messages = broker.read(topic + "-wide");
        assertThat(messages).allMatch(one -> one.partition() == 2);
        assertThat(messages)
                .extracting(one -> new String(one.value(), StandardCharsets.UTF_8))
                .containsExactlyElementsOf(SampleBatches.texts(batch));
        try (Destination destination = open(with(options, "partition", "3"))) {
            assertThat(failure(() -> destination.deliver(batch)).kind()).isEqualTo(Kind.MISCONFIGURED);
            assertThat(failure(destination::test).kind()).isEqualTo(Kind.MISCONFIGURED);
        }
    }

    @ParameterizedTest
    @CsvSource({"PLAIN, gzip", "SCRAM-SHA-256, zstd", "SCRAM-SHA-512, lz4"})
    void withTlsAndAPassword(String mechanism, String compression) throws Exception {
        Batch batch = new SampleBatches(dialect()).next(50);
        try (Destination destination = open(with(secure(), "sasl-mechanism", mechanism, "compression", compression))) {
            destination.test();
            destination.deliver(batch);
        }
        assertThat(awaitReceived(50)).containsExactlyElementsOf(SampleBatches.texts(batch));
    }

    @Test
    void aCertificateThatIsNotTrustedIsAMistakeInTheSetup() throws Exception {
        Map<String, String> options = new HashMap<>(secure());
        options.remove("ca");
        try (Destination destination = open(options)) {
            assertThat(failure(destination::test).kind()).isEqualTo(Kind.MISCONFIGURED);
        }
    }

    @Test
    void aTopicThatMayNotBeWrittenToIsDenied() throws Exception {
        broker.forbid(topic);
        Batch batch = new SampleBatches(dialect()).next(5);
        try (Destination destination = open(secure())) {
            DeliveryException failed = failure(() -> destination.deliver(batch));
            assertThat(failed.kind()).isEqualTo(Kind.DENIED);
            assertThat(failed).hasMessageContaining(topic);
        }
        assertThat(received()).isEmpty();
    }

    /** Larger than the destination allows, and larger than the topic allows: both are dead letters, the rest arrives. */
    @Test
    void recordsThatAreTooLargeAreRefusedByThemselves() throws Exception {
        broker.createTopic(topic + "-small", 1, Map.of("max.message.bytes", "20000"));
        RecordBuffer records = new RecordBuffer();
        int[] sizes = {10, 30_000, 20, 200_000, 30, 40, 30_000};
        Batch sample = new SampleBatches(dialect()).next(sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            records.begin(100 + i, sample.records().event(i), sample.cut());
            records.bytes().raw("x".repeat(sizes[i]));
            records.end(sample.records().filing(i));
        }
        Batch batch = new Batch(records, 100, 100 + sizes.length, sample.cut(), Optional.empty());
        try (Destination destination =
                open(with(options(), "topic", topic + "-small", "max-message-bytes", "100000"))) {
            Receipt receipt = destination.deliver(batch);
            assertThat(receipt.refused()).extracting(Receipt.Refused::record).containsExactly(1, 3, 6);
            assertThat(receipt.refused()).allMatch(one -> !one.reason().isBlank());
        }
        assertThat(broker.read(topic + "-small"))
                .extracting(one -> one.value().length)
                .containsExactly(10, 20, 30, 40);
    }

    /**
     * The line breaks somewhere in a large batch, again and again: what counts as taken is there, the rest follows, and the
     * first appearances are in order.
     */
    @Test
    void aLineCutInTheMiddleLosesNothingAndKeepsTheOrder() throws Exception {
        SampleBatches batches = new SampleBatches(dialect());
        List<String> sent = new ArrayList<>();
        FaultyLine line = broker.line();
        try (Destination destination =
                open(with(options(), "bootstrap-servers", broker.lineBootstrap(), "timeout-seconds", "2"))) {
            for (int round = 0; round < 3; round++) {
                Batch batch = batches.next(2000);
                List<String> texts = SampleBatches.texts(batch);
                sent.addAll(texts);
                line.cutAfter(400_000 + 100_000L * round);
                DeliveryException failed = failure(() -> destination.deliver(batch));
                assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
                line.mend();
                assertThat(new LinkedHashSet<>(received())).containsAll(texts.subList(0, failed.taken()));
                destination.deliver(rest(batch, failed.taken()));
            }
        }
        assertThat(new ArrayList<>(new LinkedHashSet<>(awaitReceived(sent.size()))))
                .isEqualTo(sent);
    }

    private static Batch rest(Batch batch, int from) {
        RecordBuffer rest = new RecordBuffer();
        for (int i = from; i < batch.records().size(); i++) {
            rest.append(batch.records(), i);
        }
        return new Batch(rest, batch.first() + from, batch.next(), batch.cut(), batch.checkpoint());
    }

    @Test
    void aBrokerThatStallsIsGivenUpAndAnInterruptIsAnInterrupt() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(5);
        try (FaultyLine line = FaultyLine.to(broker.port())) {
            Map<String, String> options =
                    with(options(), "bootstrap-servers", "127.0.0.1:" + line.port(), "timeout-seconds", "1");
            line.stall();
            try (Destination destination = open(options)) {
                assertThat(failure(() -> destination.deliver(batch)).kind()).isEqualTo(Kind.UNREACHABLE);
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> destination.deliver(batch)).isInstanceOf(InterruptedException.class);
                assertThat(Thread.interrupted()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bootstrap-servers, nonsense",
        "bootstrap-servers, host:99999",
        "topic, a/b",
        "topic, ..",
        "partition, -1",
        "max-message-bytes, 1",
        "timeout-seconds, soon",
        "security-protocol, SASL_SSL",
    })
    void aValueThatCannotBeUsedIsRefused(String option, String value) {
        assertThatThrownBy(() -> open(with(options(), option, value)))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_INVALID));
    }
}
