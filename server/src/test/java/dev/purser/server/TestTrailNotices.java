package dev.purser.server;

import static dev.purser.server.TrailHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trail's topic is told of every file, also of those that were written while nobody answered. */
class TestTrailNotices {
    private static final String TOPIC = "arn:aws:sns:us-east-1:123456789012:files";
    private static final String WITH_TOPIC = "\"SnsTopicName\":\"files\",\"EnableLogFileValidation\":true";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();
    private volatile int answer = 200;
    private HttpServer subscriber;
    private TrailHouse house;

    @BeforeEach
    void start() throws IOException {
        subscriber = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        subscriber.createContext("/", this::take);
        subscriber.start();
        house = new TrailHouse(folder, "0s", "10s");
        house.created(
                "/purser/v1/destinations", """
                {"name":"sns-files","type":"sns","dialect":"purser","options":{"url":"http://127.0.0.1:%d/",
                 "allow-private":"true","topic-arn":"%s","base-url":"http://registry.example"}}""".formatted(subscriber.getAddress().getPort(), TOPIC));
    }

    @AfterEach
    void stop() {
        house.close();
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

    @Test
    void everyFileIsToldAfterTheFirstWord() throws Exception {
        house.begin(WITH_TOPIC);
        assertThat(house.trail("GetTrail", "{\"Name\":\"all\"}")
                        .at("/Trail/SnsTopicARN")
                        .asText())
                .isEqualTo(TOPIC);
        await(() -> !told.isEmpty());
        assertThat(told.peek()).isEqualTo("CloudTrail validation message.");
        house.work("team/one");
        await(() -> house.files("CloudTrail").stream().anyMatch(file -> told.contains(message(file))));
        assertThat(status().get("LatestNotificationTime").isNumber()).isTrue();
        everyFileAndNothingElse();
    }

    @Test
    void aTopicThatIsAwayHoldsUpNoFileAndHearsOfAllLater() throws Exception {
        answer = 503;
        house.begin(WITH_TOPIC);
        await(() -> status().has("LatestNotificationError"));
        int before = house.files("CloudTrail").size();
        house.work("team/one");
        await(() -> house.files("CloudTrail").size() > before);
        assertThat(told).isEmpty();
        house.reopen(() -> answer = 200);
        house.work("team/two");
        await(() -> !status().has("LatestNotificationError"));
        everyFileAndNothingElse();
    }

    /** Every log file, no digest; also of a trail that is deleted before it has told all. */
    private void everyFileAndNothingElse() throws IOException {
        await(() -> !house.files("CloudTrail-Digest").isEmpty());
        house.work("team/last");
        house.trail("DeleteTrail", "{\"Name\":\"all\"}");
        await(() ->
                house.admin().send("GET", "/purser/v1/destinations/trail-all").status() == 404);
        List<String> files = house.files("CloudTrail").stream()
                .map(TestTrailNotices::message)
                .toList();
        assertThat(told.stream().skip(1)).containsExactlyInAnyOrderElementsOf(files);
    }

    private JsonNode status() throws IOException {
        return house.trail("GetTrailStatus", "{\"Name\":\"all\"}");
    }

    private static String message(String key) {
        return "{\"s3Bucket\":\"logs\",\"s3ObjectKey\":[\"" + key + "\"]}";
    }
}
