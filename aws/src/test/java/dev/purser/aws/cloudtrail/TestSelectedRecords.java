package dev.purser.aws.cloudtrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The dialect with advanced selectors chosen: single records are taken and left, whatever event they are of. */
class TestSelectedRecords {
    private static String selector(String field) {
        return "[{\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]}," + field + "]}]";
    }

    /** What is written of all events of the fixtures, with those options. */
    private static List<String> written(Map<String, String> options) {
        RecordWriter writer = TestCloudTrailDialect.open(options).writer();
        RecordBuffer buffer = new RecordBuffer();
        long sequence = 0;
        for (DialectFixture fixture : DialectFixture.all(TestSelectedRecords.class, "/dev/purser/aws/cloudtrail")) {
            if (fixture.event().isPresent() && fixture.options().isEmpty()) {
                AuditEvent event = fixture.event().get();
                int before = buffer.size();
                buffer.begin(sequence++, event);
                assertThat(writer.write(event, buffer)).isEqualTo(buffer.size() - before);
            }
        }
        List<String> records = new ArrayList<>();
        for (int i = 0; i < buffer.size(); i++) {
            records.add(new String(buffer.copy(i), StandardCharsets.UTF_8));
        }
        return records;
    }

    @Test
    void recordsAreTakenOneByOneAndComeOutUnchanged() {
        List<String> all = written(Map.of());
        List<String> puts = all.stream()
                .filter(record -> record.contains("\"eventName\":\"PutImage\""))
                .toList();
        assertThat(puts).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(written(
                        Map.of("advanced-selectors", selector("{\"Field\":\"eventName\",\"Equals\":[\"PutImage\"]}"))))
                .isEqualTo(puts);
        List<String> others = new ArrayList<>(all);
        others.removeAll(puts);
        assertThat(written(Map.of(
                        "advanced-selectors", selector("{\"Field\":\"eventName\",\"NotEquals\":[\"PutImage\"]}"))))
                .isEqualTo(others);
    }

    @Test
    void repositoriesAreKnownByTypeAndArn() {
        List<String> repositories = written(Map.of(
                "advanced-selectors",
                selector("{\"Field\":\"resources.type\",\"Equals\":[\"AWS::ECR::Repository\"]}")));
        assertThat(repositories)
                .isNotEmpty()
                .allSatisfy(record -> assertThat(record).contains(":repository/"));
        assertThat(written(Map.of(
                        "advanced-selectors",
                        selector("{\"Field\":\"resources.ARN\",\"StartsWith\":[\"arn:aws:ecr:\"]}"))))
                .isEqualTo(repositories);
        assertThat(written(Map.of(
                        "advanced-selectors", selector("{\"Field\":\"resources.ARN\",\"Equals\":[\"arn:none\"]}"))))
                .isEmpty();
    }

    @Test
    void oldEditionsWithoutTheMemberAreReadOnlyAsTheirCallsAre() {
        Map<String, String> old = Map.of(
                "edition", "1.04", "advanced-selectors", selector("{\"Field\":\"readOnly\",\"Equals\":[\"false\"]}"));
        List<String> writes = written(old);
        assertThat(writes)
                .anySatisfy(record -> assertThat(record).contains("\"eventName\":\"PutImage\""))
                .noneSatisfy(record -> assertThat(record).contains("\"eventName\":\"DescribeRepositories\""));
    }

    @Test
    void selectorsThatCannotBeTakenAreNoOption() {
        assertThatThrownBy(() -> TestCloudTrailDialect.open(Map.of("advanced-selectors", "[{}]")))
                .isInstanceOfSatisfying(
                        PurserException.class,
                        wrong -> assertThat(wrong.detail().toString()).contains("FieldSelectors"));
    }
}
