package dev.purser.aws.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.aws.AwsHarness;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.EventCodec;
import dev.purser.event.Outcome;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.identity.Role;
import dev.purser.identity.RoleGrant;
import dev.purser.identity.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LookupEvents as CloudTrail's service model (2013-11-01) has it (reference: aws.md 3). */
class TestLookupEvents {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant DAY = Instant.parse("2026-02-01T00:00:00Z");
    private static final String WHEN = "\"StartTime\":%d,\"EndTime\":%d".formatted(at(0), at(3600));
    private static final String ECR = "arn:aws:ecr:us-east-1:123456789012:repository/";

    @TempDir
    private static Path folder;

    private static AwsHarness harness;

    @BeforeAll
    static void start() {
        harness = new AwsHarness(folder);
        List<SealedEvent> events = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            boolean push = i % 3 == 0;
            Recording recording = Recording.begin(
                            Clock.fixed(DAY.plusSeconds(i), ZoneOffset.UTC),
                            push ? Action.IMAGE_PUSH : Action.IMAGE_PULL,
                            CallInterface.OCI,
                            push ? "PutManifest" : "GetManifest",
                            Recording.Gate.OPEN)
                    .actor(Actor.builder(ActorKind.USER)
                            .id("AIDAEXAMPLEEXAMPLE" + i % 2)
                            .name(i % 2 == 0 ? "ada" : "grace")
                            .build())
                    .target(Target.builder(TargetType.IMAGE)
                            .name("team/app" + i % 5)
                            .namespace("team")
                            .repository("team/app" + i % 5)
                            .tag("v" + i)
                            .build());
            recording.seal(Outcome.success(200));
            events.addAll(recording.sealed());
        }
        harness.purser.journal.append(events);
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    private static long at(int seconds) {
        return DAY.getEpochSecond() + seconds;
    }

    private static JsonNode ok(String body) throws Exception {
        Answer answer = harness.call("LookupEvents", body);
        assertThat(answer.status()).as(AwsHarness.text(answer)).isEqualTo(200);
        return JSON.readTree(AwsHarness.text(answer));
    }

    private static String refused(String body) throws Exception {
        Answer answer = harness.call("LookupEvents", body);
        assertThat(answer.status()).as(AwsHarness.text(answer)).isEqualTo(400);
        return JSON.readTree(AwsHarness.text(answer)).get("__type").asText();
    }

    private static String attribute(String key, String value) {
        return "\"LookupAttributes\":[{\"AttributeKey\":\"" + key + "\",\"AttributeValue\":\"" + value + "\"}]";
    }

    /** All pages. */
    private static List<JsonNode> all(String members, int page) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        String token = "";
        do {
            JsonNode answer = ok("{" + members + ",\"MaxResults\":" + page + token + "}");
            assertThat(answer.get("Events").size()).isLessThanOrEqualTo(page);
            answer.get("Events").forEach(all::add);
            token = answer.has("NextToken")
                    ? ",\"NextToken\":\"" + answer.get("NextToken").asText() + "\""
                    : "";
        } while (!token.isEmpty());
        return all;
    }

    @Test
    void recordsComeNewestFirstAsTheTrailsFilesHaveThem() throws Exception {
        JsonNode page = ok("{" + WHEN + "}");
        assertThat(page.get("Events")).hasSize(50);
        assertThat(page.has("NextToken")).isTrue();
        JsonNode newest = page.at("/Events/0");
        assertThat(newest.get("EventName").asText()).isEqualTo("BatchGetImage");
        assertThat(newest.get("EventSource").asText()).isEqualTo("ecr.amazonaws.com");
        assertThat(newest.get("EventTime").asLong()).isEqualTo(at(119));
        assertThat(newest.get("ReadOnly").asText()).isEqualTo("true");
        assertThat(newest.get("ReadOnly").isTextual()).isTrue();
        assertThat(newest.get("Username").asText()).isEqualTo("grace");
        assertThat(newest.get("Resources").toString())
                .isEqualTo("[{\"ResourceType\":\"AWS::ECR::Repository\",\"ResourceName\":\"" + ECR + "team/app4\"}]");
        JsonNode record = JSON.readTree(newest.get("CloudTrailEvent").asText());
        assertThat(record.get("eventID").asText())
                .isEqualTo(newest.get("EventId").asText());
        assertThat(record.get("eventTime").asText()).isEqualTo("2026-02-01T00:01:59Z");
        assertThat(record.at("/userIdentity/userName").asText()).isEqualTo("grace");
        assertThat(record.get("recipientAccountId").asText()).isEqualTo("123456789012");
    }

    @ParameterizedTest
    @CsvSource({"50", "7", "1"})
    void pagesGiveEachRecordOnce(int size) throws Exception {
        List<JsonNode> all = all(WHEN, size);
        Set<String> ids = new HashSet<>();
        long last = Long.MAX_VALUE;
        for (JsonNode one : all) {
            assertThat(ids.add(one.get("EventId").asText())).isTrue();
            assertThat(one.get("EventTime").asLong()).isLessThanOrEqualTo(last);
            last = one.get("EventTime").asLong();
        }
        assertThat(all.stream().filter(one -> one.get("EventName").asText().equals("PutImage")))
                .hasSize(40);
        assertThat(all.stream().filter(one -> one.get("EventName").asText().equals("BatchGetImage")))
                .hasSize(80);
        assertThat(all).hasSameSizeAs(all(WHEN, 50));
    }

    @ParameterizedTest
    @CsvSource({
        "EventName,PutImage,40",
        "EventName,putimage,0",
        "ReadOnly,true,80",
        "ReadOnly,false,40",
        "Username,ada,60",
        "ResourceType,AWS::ECR::Repository,120",
        "ResourceType,AWS::S3::Bucket,0",
        "ResourceName,team/app3,24",
        "ResourceName,arn:aws:ecr:us-east-1:123456789012:repository/team/app3,24",
        "ResourceName,app3,0",
        "EventSource,ecr.amazonaws.com,120",
        "EventSource,s3.amazonaws.com,0",
        "AccessKeyId,AKIAEXAMPLE,0"
    })
    void oneAttributeChooses(String key, String value, int records) throws Exception {
        assertThat(all(WHEN + "," + attribute(key, value), 50)).hasSize(records);
    }

    @Test
    void oneRecordIsFoundByItsId() throws Exception {
        JsonNode some = ok("{" + WHEN + ",\"MaxResults\":9}").at("/Events/8");
        assertThat(all(WHEN + "," + attribute("EventId", some.get("EventId").asText()), 50))
                .containsExactly(some);
    }

    @Test
    void bothEndsOfTheTimeAreInIt() throws Exception {
        List<JsonNode> some = all("\"StartTime\":%d,\"EndTime\":%d".formatted(at(10), at(12)), 50);
        assertThat(some.stream().map(one -> one.get("EventTime").asLong() - at(0)))
                .containsExactly(12L, 11L, 10L);
        assertThat(all("\"StartTime\":%d,\"EndTime\":%d".formatted(at(4000), at(5000)), 50))
                .isEmpty();
    }

    @Test
    void withoutTimesItIsTheLast90Days() throws Exception {
        harness.call("DescribeTrails", "{}");
        JsonNode newest = ok("{\"MaxResults\":2," + attribute("EventName", "DescribeTrails") + "}")
                .at("/Events/0");
        assertThat(newest.get("Username").asText()).isEqualTo("admin");
        assertThat(newest.get("AccessKeyId").asText())
                .isEqualTo(harness.key.key().text());
        assertThat(all(attribute("EventName", "PutImage"), 50)).isEmpty();
    }

    @Test
    void thereAreNoInsights() throws Exception {
        assertThat(ok("{\"EventCategory\":\"insight\"}").toString()).isEqualTo("{\"Events\":[]}");
        assertThat(refused("{\"EventCategory\":\"management\"}")).isEqualTo("InvalidEventCategoryException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"MaxResults\":0} | InvalidMaxResultsException",
                "{\"MaxResults\":51} | InvalidMaxResultsException",
                "{\"MaxResults\":\"1\"} | SerializationException",
                "{\"StartTime\":1770000001,\"EndTime\":1770000000} | InvalidTimeRangeException",
                "{\"NextToken\":\"x\"} | InvalidNextTokenException",
                "{\"NextToken\":\"eA.eA\"} | InvalidNextTokenException",
                "{\"LookupAttributes\":[{\"AttributeKey\":\"Colour\",\"AttributeValue\":\"red\"}]} | InvalidLookupAttributesException",
                "{\"LookupAttributes\":[{\"AttributeKey\":\"EventName\"}]} | InvalidLookupAttributesException",
                "{\"LookupAttributes\":[{\"AttributeKey\":\"EventName\",\"AttributeValue\":\"a\"},{\"AttributeKey\":\"EventId\",\"AttributeValue\":\"a\"}]} | InvalidLookupAttributesException"
            })
    void whatIsWrongHasCloudTrailsName(String body, String type) throws Exception {
        assertThat(refused(body)).isEqualTo(type);
    }

    @Test
    void aTokenHoldsForTheSameLookupAndCallerOnly() throws Exception {
        String token = ok("{" + WHEN + ",\"MaxResults\":5}").get("NextToken").asText();
        String next = ",\"NextToken\":\"" + token + "\"}";
        assertThat(ok("{" + WHEN + next).get("Events")).hasSize(50);
        assertThat(refused("{" + WHEN + "," + attribute("EventName", "PutImage") + next))
                .isEqualTo("InvalidNextTokenException");
        assertThat(refused("{\"StartTime\":" + at(1) + next)).isEqualTo("InvalidNextTokenException");
        harness.purser
                .identity
                .users()
                .create(
                        AwsHarness.recording(Action.USER_CREATE),
                        "eve",
                        Optional.empty(),
                        Secret.of("a password of length"));
        harness.purser
                .identity
                .roles()
                .assign(AwsHarness.recording(Action.ROLE_ASSIGN), "eve", new RoleGrant(Role.AUDITOR, Optional.empty()));
        Answer other = harness.open(AwsHarness.sign(harness.key("eve"), "LookupEvents", "{" + WHEN + next));
        assertThat(AwsHarness.text(other)).contains("InvalidNextTokenException");
    }

    @Test
    void aLookupIsOnTheRecordOnce() throws Exception {
        long before = lookups().size();
        all(WHEN + "," + attribute("Username", "ada"), 10);
        List<AuditEvent> recorded = lookups();
        assertThat(recorded).hasSize((int) before + 1);
        assertThat(recorded.getLast().data().request())
                .containsEntry("attribute", "Username")
                .containsEntry("value", "ada")
                .containsEntry("from", DAY.toString());
    }

    private static List<AuditEvent> lookups() {
        return harness.purser.journal.read(0, 100_000).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .filter(event -> event.action() == Action.HISTORY_LOOKUP
                        && event.outcome().result() == Outcome.Result.SUCCESS)
                .toList();
    }
}
