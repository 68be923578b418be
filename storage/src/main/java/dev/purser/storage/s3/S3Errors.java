package dev.purser.storage.s3;

import dev.purser.storage.object.ObjectStoreException;
import dev.purser.storage.object.ObjectStoreException.Kind;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What an S3 server's refusal means to whoever stores objects. */
final class S3Errors {
    private static final int LONGEST_WAIT_DIGITS = 6;

    private S3Errors() {}

    static ObjectStoreException of(String doing, S3Settings settings, SdkException cause) {
        String where = doing + " in bucket " + settings.bucket()
                + settings.endpoint()
                        .map(at -> " at " + at.getHost() + ":" + at.getPort())
                        .orElse("");
        if (cause instanceof S3Exception answered) {
            AwsErrorDetails details = answered.awsErrorDetails();
            String code = details == null || details.errorCode() == null ? "" : details.errorCode();
            String said = details == null || details.errorMessage() == null ? "" : details.errorMessage();
            return new ObjectStoreException(
                    kind(answered.statusCode(), code),
                    where + ": " + answered.statusCode() + " " + code + " " + said,
                    retryAfter(details),
                    cause);
        }
        if (cause instanceof AbortedException) {
            // The SDK noticed an interrupt; whoever called is to notice it too.
            Thread.currentThread().interrupt();
        }
        String said = String.valueOf(cause.getMessage());
        boolean noKeys = said.contains("Unable to load credentials") || said.contains("security token");
        return new ObjectStoreException(noKeys ? Kind.DENIED : Kind.UNREACHABLE, where + ": " + said, cause);
    }

    /** By the error's code where it is known, because servers differ in the status; else by the status. */
    private static Kind kind(int status, String code) {
        return switch (code) {
            case "AccessDenied",
                    "AccountProblem",
                    "AllAccessDisabled",
                    "ExpiredToken",
                    "InvalidAccessKeyId",
                    "InvalidSecurity",
                    "InvalidToken",
                    "NotSignedUp",
                    "RequestTimeTooSkewed",
                    "SignatureDoesNotMatch",
                    "TokenRefreshRequired",
                    "UnauthorizedAccess" -> Kind.DENIED;
            case "NoSuchBucket",
                    "InvalidBucketName",
                    "InvalidBucketState",
                    "InvalidStorageClass",
                    "InvalidEncryptionAlgorithmError",
                    "AuthorizationHeaderMalformed",
                    "PermanentRedirect",
                    "TemporaryRedirect",
                    "Redirect",
                    "KMS.NotFoundException",
                    "KMS.DisabledException" -> Kind.MISCONFIGURED;
            case "SlowDown",
                    "Throttling",
                    "ThrottlingException",
                    "TooManyRequests",
                    "RequestLimitExceeded",
                    "KMS.ThrottlingException" -> Kind.THROTTLED;
            case "QuotaExceeded",
                    "InsufficientStorage",
                    "TooManyBuckets",
                    "XMinioStorageFull",
                    "XMinioAdminBucketQuotaExceeded" -> Kind.FULL;
            case "EntityTooLarge",
                    "KeyTooLongError",
                    "MetadataTooLarge",
                    "InvalidObjectName",
                    "XMinioInvalidObjectName" -> Kind.REFUSED;
            case "RequestTimeout", "OperationAborted", "InternalError", "BadDigest", "IncompleteBody" ->
                Kind.UNREACHABLE;
            default -> kind(status);
        };
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.DENIED;
            case 408 -> Kind.UNREACHABLE;
            case 413 -> Kind.REFUSED;
            case 429, 503 -> Kind.THROTTLED;
            case 507 -> Kind.FULL;
            default -> status >= 500 ? Kind.UNREACHABLE : Kind.MISCONFIGURED;
        };
    }

    private static Optional<Duration> retryAfter(AwsErrorDetails details) {
        if (details == null || details.sdkHttpResponse() == null) {
            return Optional.empty();
        }
        return details.sdkHttpResponse()
                .firstMatchingHeader("Retry-After")
                .filter(seconds -> !seconds.isEmpty()
                        && seconds.length() <= LONGEST_WAIT_DIGITS
                        && seconds.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
