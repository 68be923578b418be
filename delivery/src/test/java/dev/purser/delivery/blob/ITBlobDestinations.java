package dev.purser.delivery.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.AbstractDestinationTests;
import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.SampleBatches;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.delivery.object.LaidOut;
import dev.purser.delivery.object.StoredRecords;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Options;
import dev.purser.storage.object.ObjectStore.Facts;
import dev.purser.storage.object.ObjectStore.Listed;
import dev.purser.storage.object.ObjectStore.Stored;
import dev.purser.testkit.azure.Azurite;
import dev.purser.testkit.net.CannedHttp;
import dev.purser.testkit.net.FaultyLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ITBlobDestinations extends AbstractDestinationTests {
    private static final String WRONG_KEY = "d3JvbmcgYnV0IHN0aWxsIHNlY3JldA==";
    private static Azurite azurite;
    private static int containers;
    private String container;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        azurite = Azurite.start(data);
    }

    @AfterAll
    static void stop() throws Exception {
        if (azurite != null) {
            azurite.close();
        }
    }

    @BeforeEach
    void nameContainer() {
        containers++;
        container = "container-" + containers;
    }

    @Override
    protected DestinationFactory factory() {
        return new BlobDestinations();
    }

    @Override
    protected Map<String, String> options() {
        return options(azurite.endpoint());
    }

    private Map<String, String> options(String endpoint) {
        return Map.of(
                "account",
                azurite.account(),
                "account-key",
                azurite.key(),
                "endpoint",
                endpoint,
                "container",
                container,
                "timeout-seconds",
                "5");
    }

    private AppendBlobs store(int mostBlocks) {
        return new AppendBlobs(
                BlobAccount.of(new CheckedOptions(
                        "test",
                        Options.of("destination type azure-blob", factory().options(), options()))),
                mostBlocks);
    }

    /** The container's own; the store shows the whole account. */
    @Override
    protected List<String> received() throws Exception {
        return received(container + "/", dialect());
    }

    private List<String> received(String prefix, Dialect dialect) throws Exception {
        return StoredRecords.of(store(Appending.MOST_BLOCKS), prefix, dialect.files());
    }

    @Override
    protected Optional<Map<String, String>> wrongCredentials() {
        return Optional.of(with(options(), "account-key", WRONG_KEY));
    }

    @Override
    protected boolean goAway() throws Exception {
        azurite.stop();
        return true;
    }

    @Override
    protected void comeBack() throws Exception {
        azurite.restart();
    }

    @Override
    protected List<String> secrets() {
        return List.of(WRONG_KEY, azurite.key());
    }

    @Test
    void theHoursBlobGrowsInTheContainerThatTheDialectPrescribes() throws Exception {
        LaidOut dialect = LaidOut.hourly(2);
        SampleBatches batches = new SampleBatches(dialect);
        Map<String, String> options = new HashMap<>(options());
        options.remove("container");
        options.put("prefix", "at-" + container);
        List<String> even = new ArrayList<>();
        try (Destination destination = open(options, dialect)) {
            destination.test();
            for (int i = 0; i < 3; i++) {
                Batch batch = batches.next(10);
                assertThat(destination.deliver(batch).objects()).hasSize(2);
                SampleBatches.texts(batch).stream()
                        .filter(text -> text.matches("\\{\"sequence\":[0-9]*[02468],.*"))
                        .forEach(even::add);
            }
        }
        String name = "insights-logs-category-0/at-" + container
                + "/resourceId=/SUBSCRIPTIONS/X/y=2026/m=11/d=21/h=08/m=00/PT1H.json";
        Stored blob = store(Appending.MOST_BLOCKS).get(name).orElseThrow();
        assertThat(StoredRecords.of(blob.bytes(), dialect)).isEqualTo(even);
        assertThat(blob.facts().contentType()).isEqualTo("application/json");
        assertThat(blob.facts().metadata()).containsKey("purser-checkpoint").containsEntry("purser-next", "130");
    }

    @Test
    void aDialectWithoutContainersNeedsOne() {
        Map<String, String> options = new HashMap<>(options());
        options.remove("container");
        assertThatThrownBy(() -> open(options, LaidOut.trail(1)))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_INVALID));
    }

    @Test
    void withAConnectionString() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(5);
        String text = "DefaultEndpointsProtocol=http;AccountName=" + azurite.account() + ";AccountKey=" + azurite.key()
                + ";BlobEndpoint=" + azurite.endpoint() + ";";
        try (Destination destination = open(Map.of("connection-string", text, "container", container))) {
            destination.deliver(batch);
        }
        assertThat(received()).isEqualTo(SampleBatches.texts(batch));
    }

    /** Pieces of 4 MiB, cut at ends of lines; the line breaks in each of them, and nothing is there twice. */
    @Test
    void whatArrivedBeforeTheLineBrokeIsNotSentAgain() throws Exception {
        LaidOut dialect = LaidOut.hourly(1);
        Batch batch = new SampleBatches(dialect).next(9000);
        assertThat(batch.records().length()).isGreaterThan(2 * Appending.PIECE);
        try (FaultyLine line = FaultyLine.to(azurite.address().getPort())) {
            String endpoint = "http://127.0.0.1:" + line.port() + "/" + azurite.account();
            try (Destination destination = open(options(endpoint), dialect)) {
                for (long after : new long[] {100_000, Appending.PIECE + 500_000L, 1_000_000}) {
                    line.cutAfter(after);
                    DeliveryException failed = failure(() -> destination.deliver(batch));
                    assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
                    line.mend();
                }
                destination.deliver(batch);
            }
        }
        assertThat(received(container + "/", dialect)).isEqualTo(SampleBatches.texts(batch));
    }

    @Test
    void aBlobThatTakesNoMoreBlocksIsContinued() throws Exception {
        Facts facts = new Facts("application/json", Optional.empty(), Map.of("purser-first", "1"));
        AppendBlobs store = store(3);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            names.add(store.append(container + "/h=08/PT1H.json", bytes("line " + i + "\n"), facts));
        }
        assertThat(names.stream().distinct())
                .containsExactly(
                        container + "/h=08/PT1H.json",
                        container + "/h=08/PT1H_2.json",
                        container + "/h=08/PT1H_3.json");
        assertThat(new String(store.get(names.getFirst()).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("line 0\nline 1\nline 2\n");
        assertThat(new String(store.get(names.getLast()).orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("line 6\n");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Somebody else writes to the same blob while an append is in doubt: it goes on behind them. */
    @Test
    void anotherWriterIsNotInTheWay() throws Exception {
        Facts facts = new Facts("application/json", Optional.empty(), Map.of());
        AppendBlobs one = store(Appending.MOST_BLOCKS);
        AppendBlobs other = store(Appending.MOST_BLOCKS);
        for (int i = 0; i < 3; i++) {
            one.append(container + "/a", bytes("one\n"), facts);
            other.append(container + "/a", bytes("other\n"), facts);
        }
        assertThat(new String(one.get(container + "/a").orElseThrow().bytes(), StandardCharsets.UTF_8))
                .isEqualTo("one\nother\n".repeat(3));
    }

    @Test
    void aBlobThatCannotBeAppendedToIsAMistakeInTheSetup() throws Exception {
        LaidOut dialect = LaidOut.hourly(1);
        Batch batch = new SampleBatches(dialect).next(2);
        String name = container + "/resourceId=/SUBSCRIPTIONS/X/y=2026/m=11/d=21/h=08/m=00/PT1H.json";
        store(1).put(name, bytes("a block blob"), new Facts("text/plain", Optional.empty(), Map.of()));
        try (Destination destination = open(options(), dialect)) {
            DeliveryException failed = failure(() -> destination.deliver(batch));
            assertThat(failed.kind()).isEqualTo(Kind.MISCONFIGURED);
        }
        assertThat(store(1).list(container + "/", "", 10))
                .extracting(Listed::name)
                .containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({
        "503, ServerBusy, THROTTLED",
        "500, InternalError, UNREACHABLE",
        "403, AuthorizationPermissionMismatch, DENIED",
        "507, '', FULL",
        "413, RequestBodyTooLarge, REFUSED",
        "400, InvalidResourceName, MISCONFIGURED",
    })
    void whatTheServiceAnswersDecidesWhatIsTriedNext(int status, String code, Kind kind) throws Exception {
        Batch batch = new SampleBatches(dialect()).next(5);
        Map<String, String> headers =
                code.isEmpty() ? Map.of("Retry-After", "30") : Map.of("Retry-After", "30", "x-ms-error-code", code);
        try (CannedHttp canned = CannedHttp.start(new CannedHttp.Answer(status, headers, ""));
                Destination destination = open(options(canned.endpoint() + "/" + azurite.account()))) {
            DeliveryException failed = failure(() -> destination.deliver(batch));
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.retryAfter()).contains(Duration.ofSeconds(30));
            assertThat(canned.asked()).as("it does not retry by itself").hasSize(1);
        }
    }

    @Test
    void aServiceThatStallsIsGivenUp() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(5);
        try (FaultyLine line = FaultyLine.to(azurite.address().getPort())) {
            line.stall();
            String endpoint = "http://127.0.0.1:" + line.port() + "/" + azurite.account();
            try (Destination destination = open(with(options(endpoint), "timeout-seconds", "1"))) {
                assertThat(failure(() -> destination.deliver(batch)).kind()).isEqualTo(Kind.UNREACHABLE);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "account, Not-One",
        "account-key, 'not base64!'",
        "account-key, ''",
        "sas-token, both",
        "connection-string, both",
        "endpoint, ftp://host",
        "container, Upper",
        "container, a--b",
        "timeout-seconds, 0",
    })
    void aValueThatCannotBeUsedIsRefused(String option, String value) {
        assertThatThrownBy(() -> open(with(options(), option, value)))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_INVALID));
    }
}
