package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.http.LoopbackServer;
import dev.purser.server.config.ConfigLoader;
import dev.purser.testkit.client.AwsCli;
import dev.purser.testkit.process.Finished;
import dev.purser.testkit.server.LiveFolder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trail to a folder, from its making to its validation, by Debian's unmodified {@code aws}: the program writes files and
 * digests, serves them as a bucket, and {@code validate-logs} walks the chain and calls what was changed invalid.
 */
class ITTrails {
    private static final Pattern DIGESTS = Pattern.compile("(\\d+)/(\\d+) digest files valid");
    private static final Pattern LOGS = Pattern.compile("(\\d+)/(\\d+) log files valid");
    private static final int WANTED_DIGESTS = 3;

    @TempDir
    private Path folder;

    private Program program;
    private LoopbackServer server;
    private AwsCli aws;
    private Path bucket;

    @BeforeEach
    void start() throws Exception {
        Path data = folder.resolve("data");
        program = Program.open(ConfigLoader.load(
                        List.of(
                                "--data=" + data,
                                "--aws.account=123456789012",
                                "--aws.file-interval=1s",
                                "--aws.digest-interval=10s"),
                        Map.of(),
                        folder)
                .config());
        server = new LoopbackServer(program.door());
        bucket = data.resolve("delivered/buckets/audit");
        DoorCalls admin = DoorCalls.basic(
                program.door(),
                "admin",
                Files.readString(data.resolve("admin-password")).strip());
        JsonNode key = admin.json("POST", "/purser/v1/keys", "{}").json();
        aws = AwsCli.against(
                        folder,
                        server.url(),
                        key.get("id").asText(),
                        key.get("secret").asText())
                .with("AWS_DATA_PATH", endpoints().toString());
    }

    @AfterEach
    void stop() {
        server.close();
        program.close();
    }

    /** Where the S3 half of the command goes: this version takes one endpoint for CloudTrail alone. */
    private Path endpoints() throws IOException {
        String scheme = "\"properties\":{\"authSchemes\":[{\"name\":\"sigv4\",\"signingName\":\"s3\","
                + "\"signingRegion\":\"{Region}\",\"disableDoubleEncoding\":true}]},\"headers\":{}";
        String text = """
                {"version":"1.0","parameters":{
                "Bucket":{"required":false,"documentation":"b","type":"String"},
                "Region":{"builtIn":"AWS::Region","required":false,"documentation":"r","type":"String"},
                "UseFIPS":{"builtIn":"AWS::UseFIPS","required":true,"default":false,"documentation":"f","type":"Boolean"},
                "UseDualStack":{"builtIn":"AWS::UseDualStack","required":true,"default":false,"documentation":"d","type":"Boolean"},
                "Endpoint":{"builtIn":"SDK::Endpoint","required":false,"documentation":"e","type":"String"},
                "ForcePathStyle":{"builtIn":"AWS::S3::ForcePathStyle","required":true,"default":false,"documentation":"p","type":"Boolean"}},
                "rules":[
                {"conditions":[{"fn":"isSet","argv":[{"ref":"Bucket"}]},{"fn":"isSet","argv":[{"ref":"Region"}]}],
                 "endpoint":{"url":"URL/{Bucket}",SCHEME},"type":"endpoint"},
                {"conditions":[{"fn":"isSet","argv":[{"ref":"Region"}]}],
                 "endpoint":{"url":"URL",SCHEME},"type":"endpoint"}]}
                """.replace("URL", server.url()).replace("SCHEME", scheme);
        Path models = folder.resolve("models");
        Path file = models.resolve("s3/2006-03-01/endpoint-rule-set-1.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return models;
    }

    @Test
    void amazonsOwnToolCallsTheTrailValidAndAChangedFileInvalid() throws Exception {
        String start =
                Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS).toString();
        JsonNode trail = new ObjectMapper()
                .readTree(aws.run(
                                "cloudtrail",
                                "create-trail",
                                "--name",
                                "purser",
                                "--s3-bucket-name",
                                "audit",
                                "--enable-log-file-validation")
                        .orFail()
                        .output());
        String arn = trail.get("TrailARN").asText();
        aws.run("cloudtrail", "start-logging", "--name", "purser").orFail();
        aws.run("cloudtrail", "describe-trails").orFail();
        await(() -> files("CloudTrail-Digest").size() >= WANTED_DIGESTS && digested() > 0);

        Finished valid = validate(arn, start);
        assertThat(valid.exit()).as(valid.output()).isZero();
        assertThat(all(DIGESTS, valid.output())).as(valid.output()).isGreaterThanOrEqualTo(WANTED_DIGESTS);
        assertThat(all(LOGS, valid.output())).as(valid.output()).isPositive();
        assertThat(valid.output()).doesNotContain("INVALID");

        Path changed = files("CloudTrail").getFirst();
        byte[] was = Files.readAllBytes(changed);
        Files.write(changed, packed(unpacked(was).replace("cloudtrail.amazonaws.com", "cloudtrail.amazonaws.con")));
        Finished log = validate(arn, start);
        assertThat(log.exit()).as(log.output()).isEqualTo(1);
        assertThat(log.output()).contains("INVALID: hash value doesn't match");
        Files.write(changed, was);

        List<Path> digests = files("CloudTrail-Digest");
        byte[] first = Files.readAllBytes(digests.get(0));
        byte[] second = Files.readAllBytes(digests.get(1));
        Files.write(digests.get(0), second);
        Files.write(digests.get(1), first);
        Finished reordered = validate(arn, start);
        assertThat(reordered.exit()).as(reordered.output()).isEqualTo(1);
        assertThat(reordered.output()).contains("INVALID: has been moved from its original location");
        Files.write(digests.get(0), first);
        Files.write(digests.get(1), second);

        Files.delete(digests.get(digests.size() - 2));
        Finished missing = validate(arn, start);
        assertThat(missing.exit()).as(missing.output()).isEqualTo(1);
        assertThat(missing.output()).contains("INVALID: not found");
    }

    private Finished validate(String arn, String start) throws Exception {
        return aws.run("cloudtrail", "validate-logs", "--trail-arn", arn, "--start-time", start, "--verbose");
    }

    /** All of so many, or a failure: {@code 2/3} is not valid. */
    private static int all(Pattern line, String output) {
        Matcher matcher = line.matcher(output);
        assertThat(matcher.find()).as(output).isTrue();
        assertThat(matcher.group(1)).as(output).isEqualTo(matcher.group(2));
        return Integer.parseInt(matcher.group(1));
    }

    /** How many log files the digests name so far. */
    private int digested() {
        return files("CloudTrail-Digest").stream()
                .mapToInt(file -> {
                    try {
                        return new ObjectMapper()
                                .readTree(unpacked(Files.readAllBytes(file)))
                                .get("logFiles")
                                .size();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .sum();
    }

    private List<Path> files(String kind) {
        try {
            return new LiveFolder(bucket.resolve("AWSLogs/123456789012").resolve(kind)).files();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static void await(Condition condition) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static String unpacked(byte[] gzip) throws IOException {
        return new String(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static byte[] packed(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
