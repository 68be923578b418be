package dev.purser.aws.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.aws.AwsHarness;
import dev.purser.http.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Calls of CloudTrail against a Purser of the test's own; each test ends without trails. */
abstract class AbstractTrailCallsTest {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String ARN = "arn:aws:cloudtrail:us-east-1:123456789012:trail/";

    @TempDir
    static Path folder;

    static AwsHarness harness;

    @BeforeAll
    static void start() {
        harness = new AwsHarness(folder);
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    @AfterEach
    void clear() throws Exception {
        for (Trail trail : harness.aws().trails().list()) {
            ok("DeleteTrail", "{\"Name\":\"" + trail.name() + "\"}");
        }
        assertThat(harness.delivered).isEmpty();
    }

    static JsonNode ok(String operation, String body) throws Exception {
        Answer answer = harness.call(operation, body);
        assertThat(answer.status()).as(AwsHarness.text(answer)).isEqualTo(200);
        assertThat(answer.headers().first("x-amzn-RequestId")).isPresent();
        assertThat(answer.headers().first("Content-Type")).contains("application/x-amz-json-1.1");
        return JSON.readTree(AwsHarness.text(answer));
    }

    static String refused(String operation, String body) throws Exception {
        Answer answer = harness.call(operation, body);
        assertThat(answer.status()).as(AwsHarness.text(answer)).isEqualTo(400);
        JsonNode error = JSON.readTree(AwsHarness.text(answer));
        assertThat(error.get("message").asText()).isNotEmpty();
        return error.get("__type").asText();
    }

    static JsonNode made(String name) throws Exception {
        return ok("CreateTrail", "{\"Name\":\"" + name + "\",\"S3BucketName\":\"logs\"}");
    }
}
