package dev.purser.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.identity.AccessKeys;
import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.CloudTrailException;
import software.amazon.awssdk.services.cloudtrail.model.EventSelector;
import software.amazon.awssdk.services.cloudtrail.model.InvalidTrailNameException;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Amazon's SDK for Java against the face: what it signs is taken, and failures become its typed exceptions. */
class ITAwsSdk {
    @TempDir
    private static Path folder;

    private static AwsHarness harness;
    private static CloudTrailClient trails;
    private static S3Client s3;

    @BeforeAll
    static void start() throws Exception {
        harness = new AwsHarness(folder);
        trails = trails(credentials(harness.key));
        s3 = s3(credentials(harness.key));
        try (ObjectStore store = new FolderObjectStore(harness.buckets.resolve(AwsHarness.BUCKET))) {
            for (int i = 0; i < 5; i++) {
                store.put(
                        "AWSLogs/1/file " + i + ".json.gz",
                        ("content " + i).getBytes(StandardCharsets.UTF_8),
                        new ObjectStore.Facts("application/json", Optional.of("gzip"), Map.of("signature", "ab" + i)));
            }
        }
    }

    @AfterAll
    static void stop() {
        trails.close();
        s3.close();
        harness.close();
    }

    private static StaticCredentialsProvider credentials(AccessKeys.Created key) {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.key().text(), key.secret().reveal()));
    }

    private static CloudTrailClient trails(StaticCredentialsProvider credentials) {
        return CloudTrailClient.builder()
                .endpointOverride(URI.create(harness.purser.url()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    private static S3Client s3(StaticCredentialsProvider credentials) {
        return S3Client.builder()
                .endpointOverride(URI.create(harness.purser.url()))
                .region(Region.EU_CENTRAL_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @Test
    void aTrailIsMadeStartedReadAndRemoved() {
        assertThat(trails.createTrail(to -> to.name("sdk").s3BucketName("logs").enableLogFileValidation(true))
                        .logFileValidationEnabled())
                .isTrue();
        trails.startLogging(to -> to.name("sdk"));
        assertThat(trails.getTrailStatus(of -> of.name("sdk")).startLoggingTime())
                .isNotNull();
        EventSelector reads = EventSelector.builder()
                .readWriteType(ReadWriteType.READ_ONLY)
                .includeManagementEvents(true)
                .build();
        trails.putEventSelectors(to -> to.trailName("sdk").eventSelectors(reads));
        assertThat(trails.getEventSelectors(of -> of.trailName("sdk")).eventSelectors())
                .singleElement()
                .satisfies(selector -> assertThat(selector.readWriteType()).isEqualTo(ReadWriteType.READ_ONLY));
        assertThat(trails.describeTrails().trailList())
                .singleElement()
                .satisfies(trail -> assertThat(trail.homeRegion()).isEqualTo("us-east-1"));
        trails.deleteTrail(of -> of.name("sdk"));
        assertThatThrownBy(() -> trails.getTrail(of -> of.name("sdk"))).isInstanceOf(TrailNotFoundException.class);
        assertThatThrownBy(() -> trails.getTrail(of -> of.name("a..b"))).isInstanceOf(InvalidTrailNameException.class);
    }

    @Test
    void keysOfDigestsAreReadWithTheirTimes() {
        String fingerprint = harness.aws().digestKeys().current().key().fingerprint();
        assertThat(trails.listPublicKeys().publicKeyList()).singleElement().satisfies(key -> {
            assertThat(key.fingerprint()).isEqualTo(fingerprint);
            assertThat(key.validityEndTime()).isAfter(key.validityStartTime());
            assertThat(key.value().asByteArray()).startsWith(0x30, 0x82, 0x01, 0x0a);
        });
    }

    @Test
    void aBucketIsListedPageByPage() {
        List<String> keys =
                s3
                        .listObjectsV2Paginator(
                                of -> of.bucket("logs").prefix("AWSLogs/").maxKeys(2))
                        .contents()
                        .stream()
                        .map(S3Object::key)
                        .toList();
        assertThat(keys).hasSize(5).isSorted().startsWith("AWSLogs/1/file 0.json.gz");
        assertThat(s3.listObjects(of -> of.bucket("logs").marker("AWSLogs/1/file 3.json.gz"))
                        .contents())
                .hasSize(1);
        assertThat(s3.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .containsExactly("logs");
    }

    @Test
    void anObjectIsReadWholeAndInPart() {
        ResponseBytes<GetObjectResponse> whole =
                s3.getObjectAsBytes(of -> of.bucket("logs").key("AWSLogs/1/file 2.json.gz"));
        assertThat(whole.asUtf8String()).isEqualTo("content 2");
        assertThat(whole.response().metadata()).containsEntry("signature", "ab2");
        ResponseBytes<GetObjectResponse> part = s3.getObjectAsBytes(
                of -> of.bucket("logs").key("AWSLogs/1/file 2.json.gz").range("bytes=8-8"));
        assertThat(part.asUtf8String()).isEqualTo("2");
        HeadObjectResponse head = s3.headObject(of -> of.bucket("logs").key("AWSLogs/1/file 2.json.gz"));
        assertThat(head.contentLength()).isEqualTo(9);
        assertThat(head.eTag()).isEqualTo(whole.response().eTag());
        assertThatThrownBy(() -> s3.getObjectAsBytes(of -> of.bucket("logs").key("none")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(of -> of.bucket("none"))).isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void aPresignedUrlNeedsNoCredentials() throws Exception {
        try (S3Presigner presigner = S3Presigner.builder()
                .endpointOverride(URI.create(harness.purser.url()))
                .region(Region.EU_CENTRAL_1)
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .credentialsProvider(credentials(harness.key))
                .build()) {
            URI url = presigner
                    .presignGetObject(of -> of.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket("logs").key("AWSLogs/1/file 1.json.gz")))
                    .url()
                    .toURI();
            assertThat(read(url)).isEqualTo("content 1");
            assertThatThrownBy(() -> read(URI.create(url.toString().replace("file%201", "file%202"))))
                    .hasMessageContaining("403");
        }
    }

    private static String read(URI url) throws Exception {
        try (var in = url.toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aWrongSecretIsToldInEachFacesWords() {
        StaticCredentialsProvider wrong = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(harness.key.key().text(), "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"));
        try (CloudTrailClient refusedTrails = trails(wrong);
                S3Client refusedS3 = s3(wrong)) {
            assertThatThrownBy(refusedTrails::describeTrails)
                    .isInstanceOfSatisfying(
                            CloudTrailException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("InvalidSignatureException"));
            assertThatThrownBy(() -> refusedS3.listObjectsV2(of -> of.bucket("logs")))
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("SignatureDoesNotMatch"));
        }
    }
}
