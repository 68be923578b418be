package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.Transfer;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.EventJson;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What one event becomes, beyond a single record; and what is no record of ours. */
class TestTrailRecords {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DIGEST = "sha256:98c8b060c21d9adbb6b8c41b916e95e6307102786973ab93a41e8b86d1fc6d3";

    private static AuditEvent twoTags() throws IOException {
        try (var in = TestTrailRecords.class.getResourceAsStream("two-tags.event.json")) {
            return EventJson.read(in.readAllBytes()).event();
        }
    }

    private static RecordBuffer written(Map<String, String> options, AuditEvent event) {
        RecordBuffer buffer = new RecordBuffer();
        buffer.begin(7, event.id(), event.recorded());
        int count = TestCloudTrailDialect.open(options).writer().write(event, buffer);
        assertThat(count).isEqualTo(buffer.size());
        return buffer;
    }

    private static List<JsonNode> records(Map<String, String> options, AuditEvent event) throws IOException {
        RecordBuffer buffer = written(options, event);
        List<JsonNode> records = new ArrayList<>();
        for (int i = 0; i < buffer.size(); i++) {
            records.add(JSON.readTree(buffer.copy(i)));
        }
        return records;
    }

    private static AuditEvent with(AuditEvent e, Action action, Actor actor, Origin origin, List<Target> targets) {
        return new AuditEvent(
                e.id(),
                e.schema(),
                action,
                e.severity(),
                CallInterface.JOB,
                "job",
                e.folding(),
                e.started(),
                e.duration(),
                e.recorded(),
                e.outcome(),
                e.decision(),
                actor,
                e.client(),
                origin,
                targets,
                e.transfer(),
                e.call(),
                e.data(),
                e.source(),
                e.erased());
    }

    private static Target image(String repository, int number, String tag) {
        Target.Builder image = Draft.named(Target.builder(TargetType.IMAGE), repository)
                .digest(DIGEST + Integer.toHexString(number % 16) + (number / 16 == 0 ? "" : "x" + number));
        if (tag != null) {
            image.tag(tag);
        }
        return image.build();
    }

    @Test
    void aPushOfTwoTagsIsOneCallEach() throws IOException {
        AuditEvent event = twoTags();
        List<JsonNode> records = records(Map.of(), event);
        assertThat(records)
                .extracting(one -> one.at("/requestParameters/imageTag").asText())
                .containsExactly("v1", "v2");
        assertThat(records).extracting(one -> one.get("eventID").asText()).doesNotHaveDuplicates();
        assertThat(records.getFirst().get("eventID").asText())
                .isEqualTo(event.id().toString());
        assertThat(records)
                .extracting(one -> one.get("requestID").asText())
                .containsOnly(event.call().requestId().orElseThrow());
        // The same ids whenever it is written: what is delivered twice can be told.
        assertThat(records(Map.of(), event)).isEqualTo(records);
    }

    @Test
    void aRunOverManyImagesIsSplitFromTenOn() throws IOException {
        AuditEvent base = twoTags();
        List<Target> images = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            images.add(image("team/app", i, "t" + i));
            images.add(image("team/app", i, "u" + i));
        }
        AuditEvent run = with(base, Action.RETENTION_RUN, Actor.system("retention"), base.origin(), images);
        List<JsonNode> records = records(Map.of(), run);
        assertThat(records)
                .extracting(one -> one.at("/serviceEventDetails/lifecycleEventImageActions")
                        .size())
                .containsExactly(9, 9, 5);
        Set<String> digests = new HashSet<>();
        records.forEach(one -> one.at("/serviceEventDetails/lifecycleEventImageActions")
                .forEach(action -> {
                    digests.add(action.at("/lifecycleEventImage/digest").asText());
                    assertThat(action.at("/lifecycleEventImage/tagList").size()).isEqualTo(2);
                }));
        assertThat(digests).hasSize(23);
        assertThat(records(Map.of("images-per-event", "100"), run)).hasSize(1);
    }

    @Test
    void aBulkDeleteOverTwoRepositoriesIsOneCallEach() throws IOException {
        AuditEvent base = twoTags();
        AuditEvent bulk = with(
                base,
                Action.IMAGE_BULKDELETE,
                base.actor(),
                base.origin(),
                List.of(image("team/a", 1, null), image("team/b", 2, null), image("team/a", 3, "v1")));
        List<JsonNode> records = records(Map.of(), bulk);
        assertThat(records)
                .extracting(one -> one.at("/requestParameters/repositoryName").asText())
                .containsExactly("team/a", "team/b");
        assertThat(records.getFirst().at("/requestParameters/imageIds")).hasSize(2);
    }

    /** aws.md 1.5, row push: what a client sends in fewer requests, ECR would still have seen as three calls. */
    @Test
    void anUploadInOneRequestIsThreeCalls() throws IOException {
        AuditEvent base = twoTags();
        Target layer = Draft.named(Target.builder(TargetType.LAYER), "team/app")
                .digest(DIGEST + "e")
                .build();
        assertThat(names(upload(base, layer, "/v2/team/app/blobs/uploads/")))
                .containsExactly("InitiateLayerUpload", "UploadLayerPart", "CompleteLayerUpload");
        List<JsonNode> records = upload(base, layer, "/v2/team/app/blobs/uploads/44b1c2a5");
        assertThat(names(records)).containsExactly("UploadLayerPart", "CompleteLayerUpload");
        assertThat(records)
                .extracting(one -> one.at("/requestParameters/uploadId").asText())
                .containsOnly("44b1c2a5");
        assertThat(records.getFirst().at("/requestParameters/partLastByte").asLong())
                .isEqualTo(1023);
        assertThat(records).extracting(one -> one.get("eventID").asText()).doesNotHaveDuplicates();
        assertThat(records.getLast().get("eventID").asText())
                .isEqualTo(base.id().toString());
    }

    /** aws.md 1.4: BatchCheckLayerAvailability answers 200 and lists the layer as unavailable; other failures are ECR's too. */
    @Test
    void askingForALayerThatIsNotThereIsNoFailure() throws IOException {
        AuditEvent base = twoTags();
        Target layer = Draft.named(Target.builder(TargetType.LAYER), "team/app")
                .digest(DIGEST + "e")
                .build();
        String path = "/v2/team/app/blobs/" + DIGEST + "e";
        JsonNode there = docker(Action.LAYER_CHECK, base, Outcome.success(200), layer, path)
                .getFirst();
        assertThat(there.get("eventName").asText()).isEqualTo("BatchCheckLayerAvailability");
        Outcome unknown = Outcome.failure(404, "BLOB_UNKNOWN", "the repository has no such blob");
        assertThat(docker(Action.LAYER_CHECK, base, unknown, layer, path)).containsExactly(there);
        Outcome denied = Outcome.failure(403, "DENIED", "no");
        assertThat(docker(Action.LAYER_CHECK, base, denied, layer, path)
                        .getFirst()
                        .get("errorCode")
                        .asText())
                .isEqualTo("AccessDenied");
        assertThat(docker(Action.LAYER_PULL, base, unknown, layer, path)
                        .getFirst()
                        .get("errorCode")
                        .asText())
                .isEqualTo("LayersNotFoundException");
    }

    private static List<String> names(List<JsonNode> records) {
        return records.stream().map(one -> one.get("eventName").asText()).toList();
    }

    private static List<JsonNode> upload(AuditEvent e, Target layer, String path) throws IOException {
        return docker(Action.LAYER_UPLOAD_COMPLETE, e, e.outcome(), layer, path);
    }

    private static List<JsonNode> docker(Action action, AuditEvent e, Outcome outcome, Target layer, String path)
            throws IOException {
        AuditEvent event = new AuditEvent(
                e.id(),
                e.schema(),
                action,
                e.severity(),
                CallInterface.OCI,
                action.text(),
                e.folding(),
                e.started(),
                e.duration(),
                e.recorded(),
                outcome,
                e.decision(),
                e.actor(),
                e.client(),
                e.origin(),
                List.of(layer),
                Transfer.builder().offset(0L).length(1024L).moved(1024L).build(),
                e.call().toBuilder().path(path).build(),
                e.data(),
                e.source(),
                e.erased());
        return records(Map.of(), event);
    }

    @Test
    void recordsAreFiledByAccountAndRegion() throws IOException {
        AuditEvent event = twoTags();
        RecordBuffer own = written(Map.of(), event);
        assertThat(own.filing(0)).isEqualTo(new Filing("123456789012", "eu-central-1", "", ""));
        Origin elsewhere = Origin.builder()
                .account("00000000-0000-0000-0000-999999999999")
                .location("us-west-2")
                .build();
        RecordBuffer other =
                written(Map.of(), with(event, Action.IMAGE_PULL, event.actor(), elsewhere, event.targets()));
        assertThat(other.filing(0)).isEqualTo(new Filing("999999999999", "us-west-2", "", ""));
        RecordBuffer chosen = written(Map.of("account", "111122223333", "region", "ap-south-2"), event);
        assertThat(chosen.filing(0)).isEqualTo(new Filing("111122223333", "ap-south-2", "", ""));
        assertThat(new String(chosen.copy(0), StandardCharsets.UTF_8))
                .contains("\"recipientAccountId\":\"111122223333\"")
                .contains("\"awsRegion\":\"ap-south-2\"")
                .doesNotContain("123456789012");
    }

    @Test
    void aServiceEventOfAnEarlyEditionHasNoDetails() throws IOException {
        AuditEvent base = twoTags();
        AuditEvent run = with(
                base,
                Action.RETENTION_RUN,
                Actor.builder(ActorKind.SYSTEM).build(),
                base.origin(),
                List.of(image("team/app", 1, "v1")));
        JsonNode early = records(Map.of("edition", "1.04"), run).getFirst();
        assertThat(early.has("serviceEventDetails")).isFalse();
        assertThat(early.has("readOnly")).isFalse();
        assertThat(early.get("userIdentity").has("type")).isFalse();
    }

    @Test
    void otherServicesRecordsSayWhose() {
        String record = "{\"eventVersion\":\"1.08\",\"eventSource\":\"%s\",\"eventName\":\"%s\",\"eventTime\":\"x\"}";
        assertRefused(
                record.formatted("s3.amazonaws.com", "PutObject"),
                RecordException.Reason.OTHER_SERVICE,
                "s3.amazonaws.com");
        assertRefused(
                record.formatted("kms.amazonaws.com", "CreateGrant"),
                RecordException.Reason.OTHER_SERVICE,
                "kms.amazonaws.com");
        assertRefused(
                record.formatted("ecr.amazonaws.com", "DescribeRegistry"),
                RecordException.Reason.OTHER_SERVICE,
                "DescribeRegistry");
        assertRefused(
                record.formatted("ecr.amazonaws.com", "CreateTrail"),
                RecordException.Reason.OTHER_SERVICE,
                "CreateTrail");
    }

    @Test
    void anotherMajorVersionIsNotGuessedAt() {
        assertRefused(
                "{\"eventVersion\":\"2.0\",\"eventSource\":\"ecr.amazonaws.com\",\"eventName\":\"PutImage\"}",
                RecordException.Reason.UNSUPPORTED_VERSION,
                "2.0");
        assertRefused(
                "{\"eventVersion\":\"1.x\",\"eventSource\":\"ecr.amazonaws.com\",\"eventName\":\"PutImage\"}",
                RecordException.Reason.UNSUPPORTED_VERSION,
                "1.x");
    }

    @Test
    void whatIsNoRecordIsMalformed() {
        String head = "{\"eventVersion\":\"1.11\",\"eventSource\":\"ecr.amazonaws.com\",\"eventName\":\"ListImages\"";
        for (String record : new String[] {
            "",
            "[]",
            "{}",
            "\"x\"",
            "{\"eventVersion\":1.11}",
            head + "}",
            head + ",\"eventTime\":\"yesterday\",\"eventID\":\"x\"}",
            head + ",\"eventTime\":\"2026-11-21T04:50:56Z\"}",
            head + ",\"eventTime\":\"2026-11-21T04:50:56Z\",\"eventID\":7}",
            head + ",\"eventTime\":\"2026-11-21T04:50:56Z\",\"eventID\":\"x\",\"eventID\":\"y\"}",
            head + ",\"eventTime\":\"2026-11-21T04:50:56Z\",\"eventID\":\"x\",\"sourceIPAddress\":[]}"
        }) {
            assertRefused(record, RecordException.Reason.MALFORMED, "");
        }
        assertThatThrownBy(() -> read(TestCloudTrailDialect.open(Map.of()), new byte[9 << 20]))
                .isInstanceOfSatisfying(
                        RecordException.class, e -> assertThat(e.reason()).isEqualTo(RecordException.Reason.TOO_LARGE));
    }

    @Test
    void theLeastThatIsARecordIsRead() {
        AuditEvent event = read(
                TestCloudTrailDialect.open(Map.of()),
                "{\"eventVersion\":\"1.11\",\"eventSource\":\"ecr.amazonaws.com\",\"eventName\":\"ListImages\",\"eventTime\":\"2026-11-21T04:50:56Z\",\"eventID\":\"x\"}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(event.action()).isEqualTo(Action.IMAGE_LIST);
        assertThat(event.id().version()).isEqualTo(8);
        assertThat(event.source().raw()).isEmpty();
    }

    /** No record of the fixtures is carried along whole: what is left over is less than what was understood. */
    @Test
    void leftoversAreOnlyWhatIsLeftOver() {
        List<String> mapped = List.of(
                "",
                "/eventName",
                "/eventTime",
                "/eventSource",
                "/requestParameters",
                "/responseElements",
                "/userIdentity");
        for (DialectFixture fixture : DialectFixture.all(getClass(), "/dev/purser/aws/cloudtrail")) {
            Dialect dialect = TestCloudTrailDialect.open(fixture.options());
            for (byte[] record : fixture.records()) {
                Map<String, String> rest = read(dialect, record).source().rest();
                if (!fixture.source().contains("foreign") && fixture.event().isPresent()) {
                    assertThat(rest).as(fixture.name()).isEmpty();
                }
                assertThat(rest).as(fixture.name()).doesNotContainKeys(mapped.toArray(String[]::new));
                int size = rest.values().stream().mapToInt(String::length).sum();
                assertThat(size).as(fixture.name()).isLessThan(record.length / 2);
            }
        }
    }

    /** White space, another order and a kept raw record change nothing of what is written again. */
    @Test
    void aPrettyPrintedRecordIsWrittenCompact() throws IOException {
        for (DialectFixture fixture : DialectFixture.all(getClass(), "/dev/purser/aws/cloudtrail/seed")) {
            Dialect dialect = TestCloudTrailDialect.open(fixture.options());
            String compact = new String(fixture.records().getFirst(), StandardCharsets.UTF_8);
            String pretty = JSON.readTree(compact).toPrettyString();
            List<AuditEvent> events = new ArrayList<>();
            dialect.reader(true).orElseThrow().read(pretty.getBytes(StandardCharsets.UTF_8), events::add);
            assertThat(events.getFirst().source().raw()).contains(pretty);
            RecordBuffer again = new RecordBuffer();
            again.begin(-1, events.getFirst().id(), events.getFirst().recorded());
            dialect.writer().write(events.getFirst(), again);
            assertThat(new String(again.copy(0), StandardCharsets.UTF_8)).isEqualTo(compact);
        }
    }

    /** Leftovers that somebody made up never break a record. */
    @Test
    void madeUpLeftoversKeepTheRecordWellFormed() throws IOException {
        AuditEvent event = read(
                TestCloudTrailDialect.open(Map.of()),
                written(Map.of(), twoTags()).copy(0));
        Stream.of(
                        Map.of("/eventID", "{broken", "/new", "nope"),
                        Map.of("order ", "[1,null,\"eventID\"", "/a/b/c", "1"),
                        Map.of("order ", "[\"eventID\",\"eventID\",7]", "", "{}"),
                        Map.of("/userIdentity", "", "/\ud800", "1", "/~", "2"))
                .forEach(rest -> {
                    AuditEvent odd = event.withSource(
                            event.source().toBuilder().rest(rest).build());
                    new Nodes().read(written(Map.of(), odd).copy(0));
                });
    }

    private static AuditEvent read(Dialect dialect, byte[] record) {
        List<AuditEvent> events = new ArrayList<>();
        dialect.reader(false).orElseThrow().read(record, events::add);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    private static void assertRefused(String record, RecordException.Reason reason, String message) {
        assertThatThrownBy(() -> read(TestCloudTrailDialect.open(Map.of()), record.getBytes(StandardCharsets.UTF_8)))
                .as(record)
                .isInstanceOfSatisfying(RecordException.class, e -> {
                    assertThat(e.reason()).isEqualTo(reason);
                    assertThat(e.getMessage()).contains(message).isNotBlank();
                });
    }
}
