package dev.purser.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.aws.AwsHarness;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.http.Peer;
import dev.purser.http.Query;
import dev.purser.http.Request;
import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The read-only S3: listings in byte order and by pages, objects with their facts, and what is refused. */
class TestS3Calls {
    private static final List<String> KEYS = List.of(
            "AWSLogs/1/CloudTrail-Digest/x.json.gz",
            "AWSLogs/1/CloudTrail/a b+c&d.json.gz",
            "AWSLogs/1/CloudTrail/é.json.gz",
            "AWSLogs/2/z",
            "top");

    @TempDir
    private static Path folder;

    private static AwsHarness harness;

    @BeforeAll
    static void start() throws Exception {
        harness = new AwsHarness(folder);
        try (ObjectStore store = new FolderObjectStore(harness.buckets.resolve("logs"))) {
            for (String key : KEYS) {
                store.put(
                        key,
                        ("content of " + key).getBytes(StandardCharsets.UTF_8),
                        new ObjectStore.Facts("application/json", Optional.of("gzip"), Map.of("signature", "ab12")));
            }
        }
        Files.createDirectories(harness.buckets.resolve("empty"));
        Files.writeString(folder.resolve("secret"), "not in any bucket");
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    private static String list(String query) {
        Answer answer = harness.s3("GET", "/logs", query, Map.of());
        assertThat(answer.status()).as(AwsHarness.text(answer)).isEqualTo(200);
        assertThat(answer.headers().first("x-amz-request-id")).isPresent();
        return AwsHarness.text(answer);
    }

    private static List<String> all(String xml, String element) {
        Matcher matcher =
                Pattern.compile("<" + element + ">([^<]*)</" + element + ">").matcher(xml);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    @Test
    void listsInByteOrder() {
        String xml = list("encoding-type=url");
        assertThat(all(xml, "Key"))
                .containsExactly(
                        "AWSLogs/1/CloudTrail-Digest/x.json.gz",
                        "AWSLogs/1/CloudTrail/a%20b%2Bc%26d.json.gz",
                        "AWSLogs/1/CloudTrail/%C3%A9.json.gz",
                        "AWSLogs/2/z",
                        "top");
        assertThat(xml)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult"
                        + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>logs</Name>")
                .contains("<EncodingType>url</EncodingType>", "<IsTruncated>false</IsTruncated>", "<ETag>&quot;");
        assertThat(all(list(""), "Key")).contains("AWSLogs/1/CloudTrail/a b+c&amp;d.json.gz");
    }

    @Test
    void pagesByMarkerGiveEveryKeyOnce() {
        for (int size = 1; size <= 6; size++) {
            List<String> seen = new ArrayList<>();
            String marker = "";
            String xml;
            do {
                xml = list("encoding-type=url&marker="
                        + marker.replace("/", "%2F").replace("%20", "%20") + "&max-keys=" + size);
                seen.addAll(all(xml, "Key"));
                marker = seen.getLast();
            } while (xml.contains("<IsTruncated>true</IsTruncated>"));
            assertThat(seen).as("pages of " + size).hasSize(KEYS.size()).doesNotHaveDuplicates();
        }
    }

    @Test
    void pagesByTokenGiveEveryKeyOnce() {
        List<String> seen = new ArrayList<>();
        String token = "";
        String xml;
        do {
            xml = list((token.isEmpty() ? "" : "continuation-token=" + token + "&") + "list-type=2&max-keys=2");
            seen.addAll(all(xml, "Key"));
            assertThat(all(xml, "KeyCount"))
                    .containsExactly(Integer.toString(all(xml, "Key").size()));
            token = all(xml, "NextContinuationToken").stream().findFirst().orElse("");
        } while (!token.isEmpty());
        assertThat(seen).hasSize(KEYS.size()).doesNotHaveDuplicates();
    }

    @Test
    void tellsCommonBeginningsOnce() {
        String xml = list("delimiter=%2F&prefix=AWSLogs%2F");
        assertThat(xml)
                .contains("<CommonPrefixes><Prefix>AWSLogs/1/</Prefix></CommonPrefixes>"
                        + "<CommonPrefixes><Prefix>AWSLogs/2/</Prefix></CommonPrefixes>");
        assertThat(all(xml, "Key")).isEmpty();
        String first = list("delimiter=%2F&max-keys=1");
        assertThat(first)
                .contains("<NextMarker>AWSLogs/</NextMarker>", "<IsTruncated>true</IsTruncated>")
                .contains("<Prefix>AWSLogs/</Prefix></CommonPrefixes>");
        String second = list("delimiter=%2F&marker=AWSLogs%2F&max-keys=1");
        assertThat(all(second, "Key")).containsExactly("top");
        assertThat(second).contains("<IsTruncated>false</IsTruncated>").doesNotContain("<CommonPrefixes>");
    }

    @Test
    void anEmptyPageIsNotTruncated() {
        assertThat(list("max-keys=0"))
                .contains("<IsTruncated>false</IsTruncated>")
                .doesNotContain("<Contents>");
        assertThat(AwsHarness.text(harness.s3("GET", "/empty", "", Map.of()))).doesNotContain("<Contents>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max-keys=x", "max-keys=-1", "max-keys=", "encoding-type=xml"})
    void refusesArguments(String query) {
        Answer answer = harness.s3("GET", "/logs", query, Map.of());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(AwsHarness.text(answer)).contains("<Code>InvalidArgument</Code>");
    }

    @Test
    void readsAnObjectWithItsFacts() {
        Answer answer = harness.s3("GET", "/logs/AWSLogs/1/CloudTrail/a%20b%2Bc%26d.json.gz", "", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(AwsHarness.text(answer)).isEqualTo("content of AWSLogs/1/CloudTrail/a b+c&d.json.gz");
        assertThat(answer.headers().first("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().first("Content-Type")).contains("application/json");
        assertThat(answer.headers().first("x-amz-meta-signature")).contains("ab12");
        assertThat(answer.headers().first("Last-Modified").orElseThrow())
                .matches("[A-Z][a-z]{2}, \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
        Answer head = harness.s3("HEAD", "/logs/top", "", Map.of());
        assertThat(head.headers().first("Content-Length")).contains("14");
        assertThat(head.length()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-6, 206, content, bytes 0-6/14",
        "bytes=-3, 206, top, bytes 11-13/14",
        "bytes=11-, 206, top, bytes 11-13/14"
    })
    void readsARange(String range, int status, String text, String contentRange) {
        Answer answer = harness.s3("GET", "/logs/top", "", Map.of("range", range));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(AwsHarness.text(answer)).isEqualTo(text);
        assertThat(answer.headers().first("Content-Range")).contains(contentRange);
    }

    @Test
    void refusesARangeThatIsNotThere() {
        Answer answer = harness.s3("GET", "/logs/top", "", Map.of("range", "bytes=14-"));
        assertThat(answer.status()).isEqualTo(416);
        assertThat(AwsHarness.text(answer)).contains("<Code>InvalidRange</Code>");
        assertThat(answer.headers().first("Content-Range")).contains("bytes */14");
    }

    @Test
    void heedsTheEtag() {
        String etag = harness.s3("HEAD", "/logs/top", "", Map.of())
                .headers()
                .first("ETag")
                .orElseThrow();
        assertThat(harness.s3("GET", "/logs/top", "", Map.of("if-none-match", etag))
                        .status())
                .isEqualTo(304);
        assertThat(harness.s3("GET", "/logs/top", "", Map.of("if-match", etag)).status())
                .isEqualTo(200);
        assertThat(harness.s3("GET", "/logs/top", "", Map.of("if-match", "\"x\""))
                        .status())
                .isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource({
        "/logs/none, 404, NoSuchKey",
        "/logs/AWSLogs, 404, NoSuchKey",
        "/logs/..%2F..%2Fsecret, 404, NoSuchKey",
        "/logs/.purser%2Ffacts%2Ftop, 404, NoSuchKey",
        "/no-such/x, 404, NoSuchBucket",
        "/..%2F..%2Fpurser/x, 404, NoSuchBucket",
        "/no-such, 404, NoSuchBucket"
    })
    void tellsWhatIsNotThere(String path, int status, String code) {
        Answer answer = harness.s3("GET", path.replace("..%2F", "..%2F"), "", Map.of());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(AwsHarness.text(answer)).contains("<Code>" + code + "</Code>");
    }

    @Test
    void writesNothing() {
        Answer answer = harness.s3("PUT", "/logs/new", "", Map.of());
        assertThat(answer.status()).isEqualTo(405);
        assertThat(AwsHarness.text(answer)).contains("<Code>MethodNotAllowed</Code>");
        assertThat(harness.s3("DELETE", "/logs/top", "", Map.of()).status()).isEqualTo(405);
    }

    @Test
    void tellsBucketsAndWhereTheyAre() {
        assertThat(all(AwsHarness.text(harness.s3("GET", "/", "", Map.of())), "Name"))
                .containsExactly("empty", "logs");
        assertThat(AwsHarness.text(harness.s3("GET", "/logs", "location=", Map.of())))
                .endsWith(
                        "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"></LocationConstraint>");
        assertThat(harness.s3("HEAD", "/logs", "", Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/logs", "/logs/top", "/"})
    void isNotThereWithoutASignature(String path) {
        Answer answer = harness.open(new Request(
                "GET",
                path,
                Query.NONE,
                Headers.of("Host", "purser.example:5000"),
                InputStream.nullInputStream(),
                -1,
                new Peer("192.0.2.1", Optional.empty())));
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void purserOwnPathsAreNoBuckets() {
        Answer answer = harness.s3("GET", "/purser/v1/users", "", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(AwsHarness.text(answer)).contains("\"users\"");
    }
}
