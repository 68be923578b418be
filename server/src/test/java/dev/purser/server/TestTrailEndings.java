package dev.purser.server;

import static dev.purser.server.TrailHouse.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happened before a trail was stopped or deleted is in its files, and its last digest names the last of them. */
class TestTrailEndings {
    private static final String ALL = "{\"Name\":\"all\"}";
    private static final String DESTINATION = "/purser/v1/destinations/trail-all";

    @TempDir
    private Path folder;

    private TrailHouse house;

    @BeforeEach
    void start() throws IOException {
        // Files come seldom, so that the last one is still to be written when its trail ends.
        house = new TrailHouse(folder, "4s", "10s");
        house.begin("\"EnableLogFileValidation\":true");
    }

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void aDeletedTrailWritesItsLastFileAndItsLastDigest() throws Exception {
        house.work("team/before");
        house.trail("DeleteTrail", ALL);
        assertThat(house.admin().trail("GetTrail", ALL).status()).isEqualTo(400);
        afterTheStop();
        house.work("team/after");
        await(() -> house.admin().send("GET", DESTINATION).status() == 404);
        assertThat(house.admin().send("GET", "/purser/v1/routes/trail-all").status())
                .isEqualTo(404);
        assertThat(recorded()).contains("CreateRepository team/before", "DeleteTrail ");
        assertThat(recorded()).doesNotContain("CreateRepository team/after");
        assertThat(digested()).containsExactlyElementsOf(house.files("CloudTrail"));
    }

    @Test
    void aTrailThatIsBehindStillWritesWhatHappenedBeforeItsStop() throws Exception {
        assertThat(house.admin().send("POST", DESTINATION + "/pause").status()).isEqualTo(204);
        house.work("team/before");
        house.trail("StopLogging", ALL);
        afterTheStop();
        house.work("team/after");
        house.reopen(() -> {});
        assertThat(house.admin().send("POST", DESTINATION + "/resume").status()).isEqualTo(204);
        await(() -> recorded().contains("StopLogging "));
        assertThat(recorded()).contains("CreateRepository team/before");
        assertThat(recorded()).doesNotContain("CreateRepository team/after");
        await(() -> digested().equals(house.files("CloudTrail")));
    }

    @Test
    void aTrailMadeAnewUnderItsNameIsThereToStay() throws Exception {
        house.trail("DeleteTrail", ALL);
        house.begin("\"EnableLogFileValidation\":true");
        house.work("team/anew");
        await(() -> recorded().contains("CreateRepository team/anew"));
        assertThat(house.trail("GetTrailStatus", ALL).get("IsLogging").asBoolean())
                .isTrue();
    }

    /** A stopped trail takes what is recorded within a second, so that its stop is in its files. */
    private static void afterTheStop() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1_100));
    }

    /** What the log files tell: calls with the repositories that they made. */
    private List<String> recorded() {
        List<String> calls = new ArrayList<>();
        for (String file : house.files("CloudTrail")) {
            for (JsonNode record : house.content(file).get("Records")) {
                calls.add(record.get("eventName").asText()
                        + ' '
                        + record.at("/requestParameters/repositoryName").asText());
            }
        }
        return calls;
    }

    /** The log files that digests name, by name. */
    private List<String> digested() {
        List<String> named = new ArrayList<>();
        for (String digest : house.files("CloudTrail-Digest")) {
            house.content(digest)
                    .get("logFiles")
                    .forEach(file -> named.add(file.get("s3Object").asText()));
        }
        return named.stream().sorted().toList();
    }
}
