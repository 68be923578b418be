package dev.purser.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStore;
import dev.purser.testkit.client.AwsCli;
import dev.purser.testkit.process.Finished;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's unmodified {@code aws} against the face: its calls work, and what is wrong is told as it knows it. */
class ITAwsCli {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path folder;

    private static AwsHarness harness;
    private static AwsCli aws;

    @BeforeAll
    static void start() throws Exception {
        harness = new AwsHarness(folder);
        aws = cli(harness.key.secret().reveal());
        try (ObjectStore store = new FolderObjectStore(harness.buckets.resolve(AwsHarness.BUCKET))) {
            ObjectStore.Facts facts = new ObjectStore.Facts(
                    "application/json",
                    Optional.of("gzip"),
                    Map.of("signature", "abcdef", "signature-algorithm", "SHA256withRSA"));
            for (String name : new String[] {"AWSLogs/1/a b+c.json", "AWSLogs/1/b.json", "AWSLogs/2/c.json"}) {
                store.put(name, name.getBytes(StandardCharsets.UTF_8), facts);
            }
        }
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    private static AwsCli cli(String secret) {
        return AwsCli.against(folder, harness.purser.url(), harness.key.key().text(), secret);
    }

    private static JsonNode json(String... words) throws Exception {
        return JSON.readTree(aws.run(words).orFail().output());
    }

    @Test
    void aTrailIsMadeStartedDescribedAndRemoved() throws Exception {
        JsonNode made = json(
                "cloudtrail",
                "create-trail",
                "--name",
                "purser",
                "--s3-bucket-name",
                "logs",
                "--enable-log-file-validation");
        assertThat(made.get("TrailARN").asText()).isEqualTo("arn:aws:cloudtrail:us-east-1:123456789012:trail/purser");
        assertThat(made.get("LogFileValidationEnabled").asBoolean()).isTrue();
        assertThat(json("cloudtrail", "get-trail-status", "--name", "purser")
                        .get("IsLogging")
                        .asBoolean())
                .isFalse();
        aws.run("cloudtrail", "start-logging", "--name", "purser").orFail();
        JsonNode status = json("cloudtrail", "get-trail-status", "--name", "purser");
        assertThat(status.get("IsLogging").asBoolean()).isTrue();
        assertThat(status.get("StartLoggingTime").asText()).isNotEmpty();
        assertThat(harness.delivered.get("purser").logging()).isTrue();

        JsonNode put = json(
                "cloudtrail",
                "put-event-selectors",
                "--trail-name",
                "purser",
                "--event-selectors",
                "[{\"ReadWriteType\":\"WriteOnly\",\"IncludeManagementEvents\":true}]");
        assertThat(put.at("/EventSelectors/0/ReadWriteType").asText()).isEqualTo("WriteOnly");
        JsonNode advanced = json(
                "cloudtrail",
                "put-event-selectors",
                "--trail-name",
                "purser",
                "--advanced-event-selectors",
                "[{\"Name\":\"writes\",\"FieldSelectors\":[{\"Field\":\"eventCategory\",\"Equals\":[\"Management\"]},"
                        + "{\"Field\":\"readOnly\",\"Equals\":[\"false\"]}]}]");
        assertThat(advanced.at("/AdvancedEventSelectors/0/Name").asText()).isEqualTo("writes");
        String arn = made.get("TrailARN").asText();
        aws.run("cloudtrail", "add-tags", "--resource-id", arn, "--tags-list", "Key=team,Value=red")
                .orFail();
        assertThat(json("cloudtrail", "list-tags", "--resource-id-list", arn)
                        .at("/ResourceTagList/0/TagsList/0/Value")
                        .asText())
                .isEqualTo("red");
        aws.run("cloudtrail", "remove-tags", "--resource-id", arn, "--tags-list", "Key=team")
                .orFail();
        assertThat(aws.run("cloudtrail", "get-insight-selectors", "--trail-name", "purser")
                        .output())
                .contains("InsightNotEnabledException");
        JsonNode described = json("cloudtrail", "describe-trails");
        assertThat(described.at("/trailList/0/HasCustomEventSelectors").asBoolean())
                .isTrue();
        assertThat(described.at("/trailList/0/HomeRegion").asText()).isEqualTo("us-east-1");
        assertThat(json("cloudtrail", "list-trails").at("/Trails/0/Name").asText())
                .isEqualTo("purser");

        Finished again = aws.run("cloudtrail", "create-trail", "--name", "purser", "--s3-bucket-name", "logs");
        assertThat(again.exit()).isEqualTo(254);
        assertThat(again.output()).contains("TrailAlreadyExistsException");
        aws.run("cloudtrail", "stop-logging", "--name", "purser").orFail();
        aws.run("cloudtrail", "delete-trail", "--name", "purser").orFail();
        Finished gone = aws.run("cloudtrail", "get-trail-status", "--name", "purser");
        assertThat(gone.exit()).isEqualTo(254);
        assertThat(gone.output())
                .contains("TrailNotFoundException", "Unknown trail: purser for the user: 123456789012");
    }

    @Test
    void listsThePublicKeysOfDigests() throws Exception {
        String fingerprint = harness.aws().digestKeys().current().key().fingerprint();
        JsonNode keys = json("cloudtrail", "list-public-keys");
        assertThat(keys.at("/PublicKeyList/0/Fingerprint").asText()).isEqualTo(fingerprint);
        assertThat(keys.at("/PublicKeyList/0/Value").asText()).startsWith("MIIBCgKCAQEA");
    }

    @Test
    void looksEventsUpPageByPage() throws Exception {
        for (int i = 0; i < 3; i++) {
            aws.run("cloudtrail", "list-trails").orFail();
        }
        String listing = "AttributeKey=EventName,AttributeValue=ListTrails";
        JsonNode all = json("cloudtrail", "lookup-events", "--page-size", "2", "--lookup-attributes", listing);
        assertThat(all.get("Events").size()).isGreaterThanOrEqualTo(3);
        JsonNode newest = all.at("/Events/0");
        assertThat(newest.get("Username").asText()).isEqualTo("admin");
        assertThat(newest.get("ReadOnly").asText()).isEqualTo("true");
        assertThat(newest.get("AccessKeyId").asText())
                .isEqualTo(harness.key.key().text());
        assertThat(JSON.readTree(newest.get("CloudTrailEvent").asText())
                        .get("userAgent")
                        .asText())
                .contains("aws-cli");
        JsonNode some = json("cloudtrail", "lookup-events", "--max-items", "1", "--start-time", "2026-01-01T00:00:00Z");
        assertThat(some.get("Events")).hasSize(1);
        assertThat(json("cloudtrail", "lookup-events", "--event-category", "insight")
                        .get("Events"))
                .isEmpty();
        assertThat(aws.run("cloudtrail", "lookup-events", "--start-time", "9999999", "--end-time", "99")
                        .output())
                .contains("InvalidTimeRangeException");
    }

    @Test
    void listsAndReadsABucket() throws Exception {
        JsonNode listed = json("s3api", "list-objects", "--bucket", "logs", "--prefix", "AWSLogs/1/");
        assertThat(listed.at("/Contents/0/Key").asText()).isEqualTo("AWSLogs/1/a b+c.json");
        assertThat(listed.at("/Contents/1/Key").asText()).isEqualTo("AWSLogs/1/b.json");
        assertThat(listed.get("Contents")).hasSize(2);
        JsonNode second = json("s3api", "list-objects-v2", "--bucket", "logs", "--page-size", "1");
        assertThat(second.get("Contents")).hasSize(3);
        JsonNode folders =
                json("s3api", "list-objects", "--bucket", "logs", "--prefix", "AWSLogs/", "--delimiter", "/");
        assertThat(folders.get("CommonPrefixes")).hasSize(2);

        JsonNode head = json("s3api", "head-object", "--bucket", "logs", "--key", "AWSLogs/1/b.json");
        assertThat(head.at("/Metadata/signature-algorithm").asText()).isEqualTo("SHA256withRSA");
        Path file = folder.resolve("got");
        JsonNode got =
                json("s3api", "get-object", "--bucket", "logs", "--key", "AWSLogs/1/a b+c.json", file.toString());
        assertThat(got.get("ContentEncoding").asText()).isEqualTo("gzip");
        assertThat(file).hasContent("AWSLogs/1/a b+c.json");
        JsonNode part = json(
                "s3api",
                "get-object",
                "--bucket",
                "logs",
                "--key",
                "AWSLogs/1/b.json",
                "--range",
                "bytes=0-3",
                file.toString());
        assertThat(part.get("ContentRange").asText()).isEqualTo("bytes 0-3/16");
        assertThat(Files.readString(file)).isEqualTo("AWSL");
        assertThat(json("s3api", "get-bucket-location", "--bucket", "logs")
                        .get("LocationConstraint")
                        .isNull())
                .isTrue();
    }

    @Test
    void tellsWhatIsNotThere() throws Exception {
        assertThat(aws.run(
                                "s3api",
                                "get-object",
                                "--bucket",
                                "logs",
                                "--key",
                                "none",
                                folder.resolve("x").toString())
                        .output())
                .contains("NoSuchKey");
        assertThat(aws.run("s3api", "list-objects", "--bucket", "no-such").output())
                .contains("NoSuchBucket");
        assertThat(aws.run("s3api", "put-object", "--bucket", "logs", "--key", "k")
                        .output())
                .contains("MethodNotAllowed");
        assertThat(aws.run("cloudtrail", "list-channels").output()).contains("UnknownOperationException");
    }

    @Test
    void credentialsThatDoNotHoldAreToldInEachFacesWords() throws Exception {
        AwsCli wrong = cli("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        assertThat(wrong.run("cloudtrail", "describe-trails").output()).contains("InvalidSignatureException");
        assertThat(wrong.run("s3api", "list-objects", "--bucket", "logs").output())
                .contains("SignatureDoesNotMatch");
        AwsCli unknown = aws.with("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE");
        assertThat(unknown.run("cloudtrail", "describe-trails").output()).contains("UnrecognizedClientException");
        assertThat(unknown.run("s3api", "list-objects", "--bucket", "logs").output())
                .contains("InvalidAccessKeyId");
        AwsCli session = aws.with("AWS_SESSION_TOKEN", "FwoGZXIvYXdzEXAMPLE");
        assertThat(session.run("cloudtrail", "describe-trails").output()).contains("UnrecognizedClientException");
        aws.run("cloudtrail", "describe-trails").orFail();
    }
}
