package dev.purser.aws.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Action;
import dev.purser.event.EventCodec;
import dev.purser.event.EventData;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Selectors, insights and tags of trails, as CloudTrail's service model (2013-11-01) has them. */
class TestSelectorAndTagCalls extends AbstractTrailCallsTest {
    @Test
    void selectorsArePutAndChecked() throws Exception {
        made("all");
        JsonNode put = ok("PutEventSelectors", """
                {"TrailName":"all","EventSelectors":[{"ReadWriteType":"ReadOnly","IncludeManagementEvents":true,
                 "DataResources":[{"Type":"AWS::S3::Object","Values":["arn:aws:s3:::x/"]}],
                 "ExcludeManagementEventSources":["kms.amazonaws.com"]}]}""");
        assertThat(put).isEqualTo(ok("GetEventSelectors", "{\"TrailName\":\"all\"}"));
        assertThat(ok("GetTrail", "{\"Name\":\"all\"}")
                        .at("/Trail/HasCustomEventSelectors")
                        .asBoolean())
                .isTrue();
        for (String wrong : new String[] {
            "[]",
            "[{\"ReadWriteType\":\"Some\"}]",
            "[{\"IncludeManagementEvents\":false}]",
            "[{\"ExcludeManagementEventSources\":[\"ecr.amazonaws.com\"]}]",
            "[{\"DataResources\":[{\"Type\":\"AWS::ECR::Image\",\"Values\":[]}]}]",
            "[{},{},{},{},{},{}]"
        }) {
            assertThat(refused("PutEventSelectors", "{\"TrailName\":\"all\",\"EventSelectors\":" + wrong + "}"))
                    .isEqualTo("InvalidEventSelectorsException");
        }
    }

    @Test
    void advancedSelectorsTakeThePlaceOfBasicOnesAndTheOtherWayRound() throws Exception {
        made("all");
        String advanced = """
                [{"Name":"no pulls","FieldSelectors":[{"Field":"eventCategory","Equals":["Management"]},
                 {"Field":"readOnly","Equals":["false"]},{"Field":"eventName","StartsWith":["Put"],"NotEquals":["PutImage"]},
                 {"Field":"resources.ARN","NotEndsWith":["/secret"]}]}]""";
        JsonNode put = ok("PutEventSelectors", "{\"TrailName\":\"all\",\"AdvancedEventSelectors\":" + advanced + "}");
        assertThat(put.get("AdvancedEventSelectors")).isEqualTo(JSON.readTree(advanced));
        assertThat(put.has("EventSelectors")).isFalse();
        assertThat(ok("GetEventSelectors", "{\"TrailName\":\"all\"}")).isEqualTo(put);
        assertThat(harness.delivered.get("all").selectors().advanced()).hasSize(1);
        assertThat(lastChange().after().get("selectors").toString()).contains("no pulls");
        ok("PutEventSelectors", "{\"TrailName\":\"all\",\"EventSelectors\":[{\"ReadWriteType\":\"All\"}]}");
        assertThat(ok("GetEventSelectors", "{\"TrailName\":\"all\"}").has("AdvancedEventSelectors"))
                .isFalse();
        assertThat(refused(
                        "PutEventSelectors",
                        "{\"TrailName\":\"all\",\"EventSelectors\":[{}],\"AdvancedEventSelectors\":" + advanced + "}"))
                .isEqualTo("InvalidEventSelectorsException");
    }

    @Test
    void tagsArePutListedAndTakenOff() throws Exception {
        made("all");
        String named = "{\"ResourceId\":\"" + ARN + "all\",\"TagsList\":";
        String list = "{\"ResourceIdList\":[\"" + ARN + "all\"]}";
        assertThat(ok("ListTags", list).at("/ResourceTagList/0/TagsList")).isEmpty();
        assertThat(ok("AddTags", named + "[{\"Key\":\"b\",\"Value\":\"1\"},{\"Key\":\"a\",\"Value\":\"2\"}]}"))
                .isEmpty();
        ok("AddTags", named + "[{\"Key\":\"b\",\"Value\":\"3\"},{\"Key\":\"c\"}]}");
        assertThat(lastChange().before().get("tags").toString()).contains("b=1");
        assertThat(lastChange().after().get("tags").toString()).contains("b=3");
        assertThat(ok("ListTags", list)).isEqualTo(JSON.readTree("""
                {"ResourceTagList":[{"ResourceId":"arn:aws:cloudtrail:us-east-1:123456789012:trail/all","TagsList":[
                 {"Key":"a","Value":"2"},{"Key":"b","Value":"3"},{"Key":"c","Value":""}]}]}"""));
        ok("RemoveTags", named + "[{\"Key\":\"b\",\"Value\":\"other\"},{\"Key\":\"none\"}]}");
        assertThat(ok("ListTags", list).at("/ResourceTagList/0/TagsList").findValuesAsText("Key"))
                .containsExactly("a", "c");
        String many = IntStream.range(0, 49)
                .mapToObj(i -> "{\"Key\":\"k" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(refused("AddTags", named + many + "}")).isEqualTo("TagsLimitExceededException");
        assertThat(refused("AddTags", named + "[{\"Value\":\"x\"}]}")).isEqualTo("InvalidTagParameterException");
        assertThat(refused("AddTags", "{\"ResourceId\":\"all\",\"TagsList\":[]}"))
                .isEqualTo("CloudTrailARNInvalidException");
        assertThat(refused("AddTags", "{\"ResourceId\":\"" + ARN + "none\",\"TagsList\":[]}"))
                .isEqualTo("ResourceNotFoundException");
        assertThat(refused("ListTags", "{\"ResourceIdList\":[]}")).isEqualTo("ResourceNotFoundException");
    }

    @Test
    void insightsAreNotThereAndCannotBeTurnedOn() throws Exception {
        made("all");
        assertThat(refused("GetInsightSelectors", "{\"TrailName\":\"all\"}")).isEqualTo("InsightNotEnabledException");
        assertThat(refused("GetInsightSelectors", "{\"TrailName\":\"none\"}")).isEqualTo("TrailNotFoundException");
        assertThat(ok("PutInsightSelectors", "{\"TrailName\":\"all\",\"InsightSelectors\":[]}"))
                .isEqualTo(JSON.readTree("{\"TrailARN\":\"" + ARN + "all\",\"InsightSelectors\":[]}"));
        assertThat(refused(
                        "PutInsightSelectors",
                        "{\"TrailName\":\"all\",\"InsightSelectors\":[{\"InsightType\":\"ApiCallRateInsight\"}]}"))
                .isEqualTo("UnsupportedOperationException");
    }

    /** Data of the last change of a trail that is on the record. */
    private static EventData lastChange() {
        return harness.purser.journal.read(0, 100_000).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .filter(event -> event.action() == Action.ROUTE_UPDATE
                        && event.outcome().errorCode().isEmpty())
                .reduce((first, last) -> last)
                .orElseThrow()
                .data();
    }
}
