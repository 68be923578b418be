package dev.purser.aws.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.aws.AwsHarness;
import dev.purser.event.Action;
import dev.purser.http.Answer;
import dev.purser.identity.AccessKeys;
import dev.purser.identity.Role;
import dev.purser.identity.RoleGrant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls of CloudTrail as its service model (2013-11-01) has them: shapes, defaults, names of errors. */
class TestCloudTrailCalls extends AbstractTrailCallsTest {
    @Test
    void aTrailHasTheDefaultsOfTheServiceModel() throws Exception {
        assertThat(made("all")).isEqualTo(JSON.readTree("""
                {"Name":"all","S3BucketName":"logs","IncludeGlobalServiceEvents":true,"IsMultiRegionTrail":false,
                 "TrailARN":"arn:aws:cloudtrail:us-east-1:123456789012:trail/all","LogFileValidationEnabled":false,
                 "IsOrganizationTrail":false}"""));
        assertThat(ok("DescribeTrails", "{}").get("trailList").get(0)).isEqualTo(JSON.readTree("""
                {"Name":"all","S3BucketName":"logs","IncludeGlobalServiceEvents":true,"IsMultiRegionTrail":false,
                 "HomeRegion":"us-east-1","TrailARN":"arn:aws:cloudtrail:us-east-1:123456789012:trail/all",
                 "LogFileValidationEnabled":false,"HasCustomEventSelectors":false,"HasInsightSelectors":false,
                 "IsOrganizationTrail":false}"""));
        assertThat(ok("GetEventSelectors", "{\"TrailName\":\"all\"}")).isEqualTo(JSON.readTree("""
                {"TrailARN":"arn:aws:cloudtrail:us-east-1:123456789012:trail/all","EventSelectors":[
                 {"ReadWriteType":"All","IncludeManagementEvents":true,"DataResources":[],
                  "ExcludeManagementEventSources":[]}]}"""));
        JsonNode status = ok("GetTrailStatus", "{\"Name\":\"" + ARN + "all\"}");
        assertThat(status.get("IsLogging").asBoolean()).isFalse();
        assertThat(status.has("StartLoggingTime")).isFalse();
        assertThat(status.get("TimeLoggingStarted").asText()).isEmpty();
    }

    @Test
    void startAndStopTellTheirTimes() throws Exception {
        made("all");
        ok("StartLogging", "{\"Name\":\"all\"}");
        JsonNode status = ok("GetTrailStatus", "{\"Name\":\"all\"}");
        assertThat(status.get("IsLogging").asBoolean()).isTrue();
        assertThat(status.get("StartLoggingTime").isNumber()).isTrue();
        assertThat(status.get("TimeLoggingStarted").asText()).endsWith("Z");
        assertThat(harness.delivered.get("all").logging()).isTrue();
        ok("StopLogging", "{\"Name\":\"all\"}");
        assertThat(ok("GetTrailStatus", "{\"Name\":\"all\"}")
                        .get("StopLoggingTime")
                        .isNumber())
                .isTrue();
        assertThat(harness.delivered.get("all").logging()).isFalse();
    }

    @Test
    void anUpdateChangesWhatItNames() throws Exception {
        ok("CreateTrail", """
                {"Name":"all","S3BucketName":"logs","S3KeyPrefix":"a/b","EnableLogFileValidation":true,
                 "TagsList":[{"Key":"team","Value":"x"}],"SnsTopicName":""}""");
        JsonNode is = ok("UpdateTrail", "{\"Name\":\"all\",\"IsMultiRegionTrail\":true}");
        assertThat(is.get("S3KeyPrefix").asText()).isEqualTo("a/b");
        assertThat(is.get("IsMultiRegionTrail").asBoolean()).isTrue();
        assertThat(is.get("LogFileValidationEnabled").asBoolean()).isTrue();
        assertThat(ok("UpdateTrail", "{\"Name\":\"all\",\"S3KeyPrefix\":\"\"}").has("S3KeyPrefix"))
                .isFalse();
        assertThat(refused("UpdateTrail", "{\"Name\":\"all\",\"S3BucketName\":\"elsewhere\"}"))
                .isEqualTo("S3BucketDoesNotExistException");
        assertThat(harness.aws().trails().find("all").orElseThrow().folder()).isEqualTo("AWSLogs/123456789012/");
    }

    @Test
    void aTopicIsShownAsItWasGivenAndByItsArn() throws Exception {
        JsonNode is = ok("CreateTrail", """
                {"Name":"all","S3BucketName":"logs","SnsTopicName":"files"}""");
        assertThat(is.get("SnsTopicName").asText()).isEqualTo("files");
        assertThat(is.get("SnsTopicARN").asText()).isEqualTo(AwsHarness.TOPIC);
        is = ok("UpdateTrail", "{\"Name\":\"all\",\"SnsTopicName\":\"" + AwsHarness.TOPIC + "\"}");
        assertThat(is.get("SnsTopicName").asText()).isEqualTo(AwsHarness.TOPIC);
        ok("UpdateTrail", "{\"Name\":\"all\",\"IsMultiRegionTrail\":true}");
        assertThat(ok("GetTrail", "{\"Name\":\"all\"}").at("/Trail/SnsTopicARN").asText())
                .isEqualTo(AwsHarness.TOPIC);
        assertThat(ok("UpdateTrail", "{\"Name\":\"all\",\"SnsTopicName\":\"\"}").has("SnsTopicARN"))
                .isFalse();
    }

    @Test
    void describesWhatIsAskedForAndLeavesUnknownOnesOut() throws Exception {
        made("one");
        made("two");
        assertThat(ok("DescribeTrails", "{\"trailNameList\":[\"two\",\"none\",\"" + ARN + "two\"]}")
                        .get("trailList"))
                .hasSize(1);
        assertThat(ok("ListTrails", "{}").get("Trails")).hasSize(2);
        assertThat(ok("GetTrail", "{\"Name\":\"one\"}").at("/Trail/Name").asText())
                .isEqualTo("one");
    }

    @Test
    void thereAreFiveTrailsAtMost() throws Exception {
        for (int i = 0; i < StoredTrails.MOST; i++) {
            made("trail" + i);
        }
        assertThat(refused("CreateTrail", "{\"Name\":\"sixth\",\"S3BucketName\":\"logs\"}"))
                .isEqualTo("MaximumNumberOfTrailsExceededException");
        assertThat(refused("CreateTrail", "{\"Name\":\"trail1\",\"S3BucketName\":\"logs\"}"))
                .isEqualTo("TrailAlreadyExistsException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "a..b", "a-.b", "-ab", "ab_", "a b c", "192.168.5.4", "ä11"})
    void refusesNamesThatCannotBe(String name) throws Exception {
        assertThat(refused("CreateTrail", "{\"Name\":\"" + name + "\",\"S3BucketName\":\"logs\"}"))
                .isEqualTo("InvalidTrailNameException");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"S3BucketName\":\"No\" | InvalidS3BucketNameException",
                "\"S3BucketName\":\"other\" | S3BucketDoesNotExistException",
                "\"S3BucketName\":\"logs\",\"S3KeyPrefix\":\"AWSLogs/x\" | InvalidS3PrefixException",
                "\"S3BucketName\":\"logs\",\"S3KeyPrefix\":\"a/../b\" | InvalidS3PrefixException",
                "\"S3BucketName\":\"logs\",\"SnsTopicName\":\"t\" | InsufficientSnsTopicPolicyException",
                "\"S3BucketName\":\"logs\",\"SnsTopicName\":\"no topic\" | InvalidSnsTopicNameException",
                "\"S3BucketName\":\"logs\",\"SnsTopicName\":\"arn:aws:s3:::logs\" | InvalidSnsTopicNameException",
                "\"S3BucketName\":\"logs\",\"KmsKeyId\":\"k\" | KmsKeyNotFoundException",
                "\"S3BucketName\":\"logs\",\"CloudWatchLogsRoleArn\":\"r\" | CloudWatchLogsDeliveryUnavailableException",
                "\"S3BucketName\":\"logs\",\"IsOrganizationTrail\":true | OrganizationsNotInUseException",
                "\"S3BucketName\":\"logs\",\"IsMultiRegionTrail\":true,\"IncludeGlobalServiceEvents\":false"
                        + " | InvalidParameterCombinationException",
                "\"S3BucketName\":\"logs\",\"TagsList\":[{\"Value\":\"x\"}] | InvalidTagParameterException",
                "\"S3BucketName\":7 | SerializationException",
                "\"S3BucketName\":\"logs\",\"IsMultiRegionTrail\":\"yes\" | SerializationException"
            })
    void refusesByTheServiceModelsNames(String members, String type) throws Exception {
        assertThat(refused("CreateTrail", "{\"Name\":\"all\"," + members.strip() + "}"))
                .isEqualTo(type);
        assertThat(harness.aws().trails().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UpdateTrail", "DeleteTrail", "StartLogging", "StopLogging", "GetTrail", "GetTrailStatus"})
    void tellsOfTrailsThatAreNotThere(String operation) throws Exception {
        assertThat(refused(operation, "{\"Name\":\"none\"}")).isEqualTo("TrailNotFoundException");
        assertThat(refused(operation, "{\"Name\":\"arn:aws:s3:::x\"}")).isEqualTo("CloudTrailARNInvalidException");
        assertThat(refused(operation, "{}")).isEqualTo("InvalidTrailNameException");
        String elsewhere = "{\"Name\":\"arn:aws:cloudtrail:eu-west-1:123456789012:trail/none\"}";
        assertThat(refused(operation, elsewhere))
                .isEqualTo(operation.startsWith("Get") ? "TrailNotFoundException" : "InvalidHomeRegionException");
    }

    @Test
    void listsKeysOfATime() throws Exception {
        DigestKey key = harness.aws().digestKeys().current().key();
        JsonNode list = ok("ListPublicKeys", "{}").get("PublicKeyList");
        assertThat(list).hasSize(1);
        assertThat(list.get(0).get("Fingerprint").asText()).isEqualTo(key.fingerprint());
        assertThat(list.get(0).get("ValidityStartTime").asLong())
                .isEqualTo(key.validFrom().getEpochSecond());
        assertThat(list.get(0).get("Value").binaryValue()).isEqualTo(key.publicKey());
        assertThat(ok("ListPublicKeys", "{\"StartTime\":1000,\"EndTime\":2000.5}")
                        .get("PublicKeyList"))
                .isEmpty();
        assertThat(ok("ListPublicKeys", "{\"NextToken\":\"whatever\"}").get("PublicKeyList"))
                .hasSize(1);
        assertThat(refused("ListPublicKeys", "{\"StartTime\":3000,\"EndTime\":2000}"))
                .isEqualTo("InvalidTimeRangeException");
        assertThat(refused("ListPublicKeys", "{\"StartTime\":1e300}")).isEqualTo("SerializationException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{", "{\"Name\":\"a\",\"Name\":\"b\"}", "null", "{\"Name\":\"\\ud800\"}", "{}{}"})
    void refusesWhatIsNoObject(String body) throws Exception {
        assertThat(refused("GetTrail", body)).isEqualTo("SerializationException");
    }

    @Test
    void anAuditorReadsAndChangesNothing() throws Exception {
        harness.purser
                .identity
                .robots()
                .create(
                        AwsHarness.recording(Action.ROBOT_CREATE),
                        "auditor",
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        harness.purser
                .identity
                .roles()
                .assign(
                        AwsHarness.recording(Action.ROLE_ASSIGN),
                        "auditor",
                        new RoleGrant(Role.AUDITOR, Optional.empty()));
        AccessKeys.Created key = harness.key("auditor");
        assertThat(harness.open(AwsHarness.sign(key, "DescribeTrails", "{}")).status())
                .isEqualTo(200);
        Answer denied =
                harness.open(AwsHarness.sign(key, "CreateTrail", "{\"Name\":\"all\",\"S3BucketName\":\"logs\"}"));
        assertThat(denied.status()).isEqualTo(400);
        assertThat(AwsHarness.text(denied)).contains("AccessDeniedException");
    }

    @Test
    void anOperationThatIsNotOfferedIsToldInTheProtocolsForm() throws Exception {
        Answer answer = harness.call("ListChannels", "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(AwsHarness.text(answer)).contains("\"__type\":\"UnknownOperationException\"");
    }
}
