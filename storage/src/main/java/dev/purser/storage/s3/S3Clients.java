package dev.purser.storage.s3;

import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes the SDK's client as Purser uses it: no retries, bounded times, no checksums that only Amazon's servers know. */
final class S3Clients {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private S3Clients() {}

    static S3Client open(S3Settings settings) {
        Duration timeout = settings.timeout();
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(settings.region()))
                // One body as it stands: not every server knows Amazon's own framing of signed pieces.
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(settings.pathStyle())
                        .chunkedEncodingEnabled(false)
                        .build())
                .credentialsProvider(settings.keys()
                        .<AwsCredentialsProvider>map(keys -> StaticCredentialsProvider.create(credentials(keys)))
                        .orElseGet(() -> DefaultCredentialsProvider.builder().build()))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(shorter(CONNECT, timeout))
                        .socketTimeout(shorter(SILENCE, timeout)))
                .overrideConfiguration(c -> c.apiCallTimeout(timeout)
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(new SendAtOnce()));
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    /** The JDK's client loses a refusal that comes instead of {@code 100 Continue}, so it is not asked for. */
    private static final class SendAtOnce implements ExecutionInterceptor {
        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().copy(request -> request.removeHeader("Expect"));
        }
    }

    private static AwsCredentials credentials(S3Settings.Keys keys) {
        Optional<String> session = keys.session();
        return session.isPresent()
                ? AwsSessionCredentials.create(keys.id(), keys.secret(), session.get())
                : AwsBasicCredentials.create(keys.id(), keys.secret());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
