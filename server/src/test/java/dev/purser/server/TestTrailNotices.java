package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.purser.server.config.ConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trail's topic is told of every file, also of those that were written while nobody answered. */
class TestTrailNotices {
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:files";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private volatile int answer = 200;
    private HttpServer subscriber;
    private Program program;
    private DoorCalls admin;

    @BeforeEach
    void start() throws IOException {
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        subscriber.createContext("/", this::take);
        subscriber.start();
        open();
        created("/purser/v1/destinations", """
                {"name":"sns-files","type":"sns","dialect":"purser","options":{"url":"http://127.0.0.1:%d/",
                 "allow-private":"true","topic-arn":"%s","base-url":"http://registry.example"}}""".formatted(subscriber.getAddress().getPort(), TOPIC));
    }

    private void open() throws IOException {
        Path data = folder.resolve("data");
        program = Program.open(ConfigLoader.load(
                        List.of(
                                "--data=" + data,
                                "--aws.account=123456789012",
                                "--aws.file-interval=0s",
                                "--aws.digest-interval=10s"),
                        Map.of(),
                        folder)
                .config());
        admin = DoorCalls.basic(
                program.door(),
                "admin",
                Files.readString(data.resolve("admin-password")).strip());
    }

    @AfterEach
    void stop() {
        program.close();
        subscriber.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        JsonNode envelope = JSON.readTree(exchange.getRequestBody().readAllBytes());
        if (answer == 200 && envelope.get("Type").asText().equals("Notification")) {
            assertThat(envelope.get("TopicArn").asText()).isEqualTo(TOPIC);
            told.add(envelope.get("Message").asText());
        }
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    private void created(String path, String body) throws IOException {
        DoorCalls.Called called = admin.json("POST", path, body);
        assertThat(called.status()).as(called.json().toString()).isEqualTo(201);
    }

    private JsonNode trail(String operation, String body) throws IOException {
        DoorCalls.Called called = admin.trail(operation, body);
        assertThat(called.status()).as(called.json().toString()).isEqualTo(200);
        return called.json();
    }

    private void begin() throws IOException {
        JsonNode made = trail("CreateTrail", """
                {"Name":"all","S3BucketName":"logs","SnsTopicName":"files","EnableLogFileValidation":true}""");
        assertThat(made.get("SnsTopicARN").asText()).isEqualTo(TOPIC);
        trail("PutEventSelectors", """
                {"TrailName":"all","EventSelectors":[{"ReadWriteType":"WriteOnly"}]}""");
        trail("StartLogging", "{\"Name\":\"all\"}");
    }

    private void work(String repository) throws IOException {
        created("/purser/v1/repositories", "{\"name\":\"" + repository + "\"}");
    }

    @Test
    void everyFileIsToldAfterTheFirstWord() throws Exception {
        begin();
        await(() -> told.size() >= 1);
        assertThat(told.peek()).isEqualTo("CloudTrail validation message.");
        work("team/one");
        await(() -> files("CloudTrail").stream().anyMatch(file -> told.contains(message(file))));
        assertThat(trail("GetTrailStatus", "{\"Name\":\"all\"}")
                        .get("LatestNotificationTime")
                        .isNumber())
                .isTrue();
        allAndNothingElse();
    }

    @Test
    void aTopicThatIsAwayHoldsUpNoFileAndHearsOfAllLater() throws Exception {
        answer = 503;
        begin();
        await(() -> status().has("LatestNotificationError"));
        int before = files("CloudTrail").size();
        work("team/one");
        await(() -> files("CloudTrail").size() > before);
        assertThat(told).isEmpty();
        program.close();
        answer = 200;
        open();
        work("team/two");
        allAndNothingElse();
        await(() -> !status().has("LatestNotificationError"));
    }

    /** Every log file, no digest, in the order of delivery. */
    private void allAndNothingElse() throws IOException {
        await(() -> !files("CloudTrail-Digest").isEmpty());
        trail("StopLogging", "{\"Name\":\"all\"}");
        await(() -> told.containsAll(
                files("CloudTrail").stream().map(TestTrailNotices::message).toList()));
        List<String> files =
                files("CloudTrail").stream().map(TestTrailNotices::message).toList();
        assertThat(told.stream().skip(1)).containsExactlyInAnyOrderElementsOf(files);
    }

    private JsonNode status() throws IOException {
        return trail("GetTrailStatus", "{\"Name\":\"all\"}");
    }

    private static String message(String key) {
        return "{\"s3Bucket\":\"logs\",\"s3ObjectKey\":[\"" + key + "\"]}";
    }

    /** The keys of a kind of files in the bucket. */
    private List<String> files(String kind) {
        Path bucket = folder.resolve("data/delivered/buckets/logs");
        Path root = bucket.resolve("AWSLogs/123456789012").resolve(kind);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> bucket.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
