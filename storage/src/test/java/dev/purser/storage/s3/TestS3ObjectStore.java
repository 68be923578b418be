package dev.purser.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.purser.storage.object.AbstractObjectStoreTests;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import dev.purser.storage.object.ObjectStoreException.Kind;
import dev.purser.testkit.net.CannedHttp;
import dev.purser.testkit.net.FaultyLine;
import dev.purser.testkit.s3.S3Server;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestS3ObjectStore extends AbstractObjectStoreTests {
    private static final String SECRET = "the-secret-that-no-message-may-hold";
    private static S3Server server;
    private static int buckets;

    @BeforeAll
    static void start() throws Exception {
        server = S3Server.start("bucket");
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @Override
    protected ObjectStore create() {
        buckets++;
        String bucket = "bucket-" + buckets;
        server.createBucket(bucket);
        return new S3ObjectStore(settings(server.endpoint(), bucket, server.secretKey()));
    }

    /** S3 orders names by their UTF-8 bytes; s3proxy orders them by UTF-16. */
    @Override
    protected List<String> lastNames() {
        return List.of("z\uffee");
    }

    private static S3Settings settings(URI endpoint, String bucket, String secret) {
        S3Settings plain = S3Settings.at(
                endpoint, server.region(), bucket, new S3Settings.Keys(server.accessKey(), secret, Optional.empty()));
        return new S3Settings(
                plain.bucket(),
                plain.region(),
                plain.endpoint(),
                true,
                plain.keys(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(10));
    }

    private static ObjectStoreException fails(S3Settings settings) {
        try (ObjectStore store = new S3ObjectStore(settings)) {
            ObjectStoreException failed =
                    catchThrowableOfType(ObjectStoreException.class, () -> store.put("name", bytes("content"), JSON));
            assertThat(failed).isNotNull();
            for (Throwable at = failed; at != null; at = at.getCause()) {
                assertThat(at.toString()).doesNotContain(SECRET);
            }
            assertThat(failed).hasMessageContaining(settings.bucket());
            return failed;
        }
    }

    @Test
    void aWrongSecretIsDenied() {
        assertThat(fails(settings(server.endpoint(), "bucket", SECRET)).kind()).isEqualTo(Kind.DENIED);
    }

    @Test
    void aBucketThatIsNotThereIsAMistake() throws Exception {
        S3Settings nowhere = settings(server.endpoint(), "no-such-bucket", server.secretKey());
        assertThat(fails(nowhere).kind()).isEqualTo(Kind.MISCONFIGURED);
        try (ObjectStore store = new S3ObjectStore(nowhere)) {
            assertThat(catchThrowableOfType(ObjectStoreException.class, () -> store.get("x"))
                            .kind())
                    .isEqualTo(Kind.MISCONFIGURED);
            assertThat(catchThrowableOfType(ObjectStoreException.class, () -> store.list("", "", 1))
                            .kind())
                    .isEqualTo(Kind.MISCONFIGURED);
        }
    }

    @Test
    void aServerThatIsAwayIsUnreachableUntilItIsBack() throws Exception {
        try (S3Server flapping = S3Server.start("bucket");
                ObjectStore store = new S3ObjectStore(settings(flapping.endpoint(), "bucket", flapping.secretKey()))) {
            store.put("a", bytes("one"), JSON);
            flapping.stop();
            assertThat(catchThrowableOfType(ObjectStoreException.class, () -> store.put("b", bytes("two"), JSON))
                            .kind())
                    .isEqualTo(Kind.UNREACHABLE);
            flapping.restart();
            store.put("b", bytes("two"), JSON);
            assertThat(store.list("", "", 10)).hasSize(2);
        }
    }

    @Test
    void aServerThatStallsIsGivenUp() throws Exception {
        try (FaultyLine line = FaultyLine.to(server.endpoint().getPort())) {
            line.stall();
            S3Settings patient = settings(URI.create("http://127.0.0.1:" + line.port()), "bucket", server.secretKey());
            S3Settings hasty = new S3Settings(
                    "bucket",
                    patient.region(),
                    patient.endpoint(),
                    true,
                    patient.keys(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofMillis(300));
            assertThat(fails(hasty).kind()).isEqualTo(Kind.UNREACHABLE);
        }
    }

    @Test
    void aLineCutInTheMiddleOfAnUploadLeavesNoObject() throws Exception {
        try (FaultyLine line = FaultyLine.to(server.endpoint().getPort());
                ObjectStore store = new S3ObjectStore(
                        settings(URI.create("http://127.0.0.1:" + line.port()), "bucket", server.secretKey()))) {
            line.cutAfter(100_000);
            ObjectStoreException failed = catchThrowableOfType(
                    ObjectStoreException.class, () -> store.put("half", new byte[1_000_000], JSON));
            assertThat(failed.kind()).isEqualTo(Kind.UNREACHABLE);
            line.mend();
            assertThat(store.get("half")).isEmpty();
            store.put("half", new byte[1_000_000], JSON);
            assertThat(store.get("half").orElseThrow().bytes()).hasSize(1_000_000);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "500, InternalError, UNREACHABLE",
        "502, '', UNREACHABLE",
        "503, SlowDown, THROTTLED",
        "429, '', THROTTLED",
        "403, AccessDenied, DENIED",
        "400, ExpiredToken, DENIED",
        "403, '', DENIED",
        "404, NoSuchBucket, MISCONFIGURED",
        "301, PermanentRedirect, MISCONFIGURED",
        "400, InvalidStorageClass, MISCONFIGURED",
        "507, '', FULL",
        "403, QuotaExceeded, FULL",
        "400, EntityTooLarge, REFUSED",
        "413, '', REFUSED",
    })
    void anAnswerIsOfAKind(int status, String code, Kind kind) throws Exception {
        String body = code.isEmpty() ? "" : "<Error><Code>" + code + "</Code><Message>said so</Message></Error>";
        try (CannedHttp canned = CannedHttp.start(new CannedHttp.Answer(status, Map.of("Retry-After", "7"), body))) {
            ObjectStoreException failed = fails(settings(canned.endpoint(), "bucket", SECRET));
            assertThat(failed.kind()).isEqualTo(kind);
            assertThat(failed.retryAfter()).contains(Duration.ofSeconds(7));
            assertThat(canned.asked()).as("it does not retry by itself").hasSize(1);
        }
    }

    @Test
    void garbageForAnAnswerIsAFailure() throws Exception {
        try (CannedHttp canned =
                CannedHttp.start(new CannedHttp.Answer(200, Map.of(), "this is no <list of objects"))) {
            try (ObjectStore store = new S3ObjectStore(settings(canned.endpoint(), "bucket", SECRET))) {
                assertThat(catchThrowableOfType(ObjectStoreException.class, () -> store.list("", "", 1))
                                .kind())
                        .isEqualTo(Kind.UNREACHABLE);
            }
        }
    }

    @Test
    void encryptionAndStorageClassAreAskedForInHeaders() throws Exception {
        try (CannedHttp canned = CannedHttp.start(CannedHttp.Answer.of(200))) {
            S3Settings settings = new S3Settings(
                    "bucket",
                    "eu-central-1",
                    Optional.of(canned.endpoint()),
                    true,
                    Optional.of(new S3Settings.Keys("id", SECRET, Optional.of("session"))),
                    Optional.of("aws:kms"),
                    Optional.of("key-1"),
                    Optional.of("STANDARD_IA"),
                    Duration.ofSeconds(10));
            try (ObjectStore store = new S3ObjectStore(settings)) {
                store.put("a", bytes("hello"), JSON);
            }
            CannedHttp.Asked asked = canned.asked().getFirst();
            assertThat(asked.body()).isEqualTo(bytes("hello"));
            assertThat(asked.headers().get("X-amz-server-side-encryption")).containsExactly("aws:kms");
            assertThat(asked.headers().get("X-amz-server-side-encryption-aws-kms-key-id"))
                    .containsExactly("key-1");
            assertThat(asked.headers().get("X-amz-storage-class")).containsExactly("STANDARD_IA");
            assertThat(asked.headers().get("X-amz-security-token")).containsExactly("session");
            assertThat(asked.headers().get("Content-md5")).containsExactly("XUFAKrxLKna5cZ2REBfFkg==");
            assertThat(asked.headers().get("Authorization").getFirst()).contains("eu-central-1/s3/aws4_request");
            assertThat(settings.toString()).doesNotContain(SECRET);
        }
    }
}
