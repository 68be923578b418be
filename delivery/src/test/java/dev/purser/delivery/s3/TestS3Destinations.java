package dev.purser.delivery.s3;

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
import dev.purser.delivery.object.StoredRecords;
import dev.purser.event.PurserException;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStore.Listed;
import dev.purser.storage.s3.S3ObjectStore;
import dev.purser.storage.s3.S3Settings;
import dev.purser.testkit.net.CannedHttp;
import dev.purser.testkit.net.FaultyLine;
import dev.purser.testkit.s3.S3Server;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestS3Destinations extends AbstractDestinationTests {
    private static final String SECRET = "not-the-secret-but-secret";
    private S3Server server;

    @BeforeEach
    void start() throws Exception {
        server = S3Server.start("bucket");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Override
    protected DestinationFactory factory() {
        return new S3Destinations();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of(
                "bucket", "bucket",
                "endpoint", server.endpoint().toString(),
                "access-key", server.accessKey(),
                "secret-key", server.secretKey(),
                "timeout-seconds", "20");
    }

    private ObjectStore store() {
        return new S3ObjectStore(S3Settings.at(
                server.endpoint(),
                server.region(),
                "bucket",
                new S3Settings.Keys(server.accessKey(), server.secretKey(), Optional.empty())));
    }

    @Override
    protected List<String> received() throws Exception {
        try (ObjectStore store = store()) {
            return StoredRecords.of(store, dialect().files());
        }
    }

    @Override
    protected Optional<Map<String, String>> wrongCredentials() {
        return Optional.of(with(options(), "secret-key", SECRET));
    }

    @Override
    protected Optional<Map<String, String>> nowhere() {
        return Optional.of(with(options(), "bucket", "no-such-bucket"));
    }

    @Override
    protected boolean goAway() throws Exception {
        server.stop();
        return true;
    }

    @Override
    protected void comeBack() throws Exception {
        server.restart();
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET, server.secretKey());
    }

    /** The answer got lost, not the object: the same batch again replaces it. */
    @Test
    void aBatchOfUnknownOutcomeIsNotDoubled() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(50);
        try (Destination destination = open(options())) {
            destination.deliver(batch);
            destination.deliver(batch);
        }
        assertThat(received()).isEqualTo(SampleBatches.texts(batch));
        try (ObjectStore store = store()) {
            assertThat(store.list("", "", 10)).hasSize(1);
        }
    }

    @Test
    void aLineCutInTheMiddleOfABatchIsMendedByTheNextTry() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(500);
        try (FaultyLine line = FaultyLine.to(server.endpoint().getPort());
                Destination destination =
                        open(with(options(), "endpoint", "http://127.0.0.1:" + line.port(), "timeout-seconds", "1"))) {
            line.cutAfter(20_000);
            assertThat(failure(() -> destination.deliver(batch)).kind()).isEqualTo(Kind.UNREACHABLE);
            line.mend();
            line.stall();
            assertThat(failure(() -> destination.deliver(batch)).kind()).isEqualTo(Kind.UNREACHABLE);
            line.mend();
            destination.deliver(batch);
        }
        assertThat(received()).isEqualTo(SampleBatches.texts(batch));
    }

    @ParameterizedTest
    @CsvSource({"503, THROTTLED", "500, UNREACHABLE", "403, DENIED", "507, FULL", "413, REFUSED", "404, MISCONFIGURED"})
    void whatTheServerAnswersDecidesWhatIsTriedNext(int status, Kind kind) throws Exception {
        Batch batch = new SampleBatches(dialect()).next(5);
        try (CannedHttp canned = CannedHttp.start(new CannedHttp.Answer(status, Map.of("Retry-After", "30"), ""));
                Destination destination =
                        open(with(options(), "endpoint", canned.endpoint().toString()))) {
            DeliveryException failed = failure(() -> destination.deliver(batch));
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.retryAfter()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void anInterruptIsAnInterrupt() throws Exception {
        Batch batch = new SampleBatches(dialect()).next(5);
        try (FaultyLine line = FaultyLine.to(server.endpoint().getPort());
                Destination destination = open(with(options(), "endpoint", "http://127.0.0.1:" + line.port()))) {
            line.stall();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> destination.deliver(batch)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void thePrefixStandsBeforeEveryName() throws Exception {
        try (Destination destination = open(with(options(), "prefix", "/audit/purser"));
                ObjectStore store = store()) {
            destination.deliver(new SampleBatches(dialect()).next(5));
            assertThat(store.list("", "", 10))
                    .extracting(Listed::name)
                    .allMatch(name -> name.startsWith("audit/purser/"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, ftp://host",
        "endpoint, http://user:pass@host",
        "endpoint, not a uri",
        "bucket, a/b",
        "bucket, ''",
        "region, Here",
        "timeout-seconds, 0",
        "timeout-seconds, soon",
        "kms-key, some",
        "access-key, ''",
    })
    void aValueThatCannotBeUsedIsRefused(String option, String value) {
        Map<String, String> options = new HashMap<>(options());
        options.put(option, value);
        assertThatThrownBy(() -> open(options)).isInstanceOfSatisfying(PurserException.class, e -> {
            assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_INVALID);
            assertThat(e.detail().toString()).doesNotContain("pass@").doesNotContain(server.secretKey());
        });
    }
}
