package dev.purser.delivery.blob;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.storage.blob.models.BlobStorageException;
import dev.purser.storage.object.ObjectStoreException;
import dev.purser.storage.object.ObjectStoreException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What an account's refusal means to whoever stores objects. */
final class BlobErrors {
    private static final int LONGEST_WAIT_DIGITS = 6;

    private BlobErrors() {}

    /** The error's code as the service spells it; empty where there is none. */
    static String code(BlobStorageException answer) {
        return answer.getErrorCode() == null ? "" : answer.getErrorCode().toString();
    }

    static ObjectStoreException of(String doing, RuntimeException failure) {
        if (failure instanceof BlobStorageException answer) {
            // Without the exception itself: its text holds the service's whole answer, and that may hold signatures.
            return new ObjectStoreException(
                    kind(answer.getStatusCode(), code(answer)),
                    doing + ": " + answer.getStatusCode() + " " + code(answer),
                    retryAfter(answer),
                    null);
        }
        Throwable reason = failure;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            if (at instanceof IOException || at instanceof TimeoutException) {
                reason = at;
            }
        }
        return new ObjectStoreException(
                Kind.UNREACHABLE,
                doing + ": " + reason.getClass().getSimpleName()
                        + (reason instanceof IOException && reason.getMessage() != null
                                ? " " + reason.getMessage()
                                : ""),
                null);
    }

    private static Kind kind(int status, String code) {
        return switch (code) {
            case "AccountIsDisabled",
                    "AuthenticationFailed",
                    "AuthorizationFailure",
                    "AuthorizationPermissionMismatch",
                    "AuthorizationProtocolMismatch",
                    "AuthorizationResourceTypeMismatch",
                    "AuthorizationServiceMismatch",
                    "AuthorizationSourceIPMismatch",
                    "InsufficientAccountPermissions",
                    "InvalidAuthenticationInfo",
                    "NoAuthenticationInformation",
                    "PublicAccessNotPermitted" -> Kind.DENIED;
            case "BlobImmutableDueToPolicy",
                    "ContainerDisabled",
                    "ContainerNotFound",
                    "InvalidBlobType",
                    "InvalidResourceName",
                    "LeaseIdMissing",
                    "ResourceNotFound" -> Kind.MISCONFIGURED;
            case "ServerBusy", "SystemInUse", "TooManyRequests" -> Kind.THROTTLED;
            case "RequestBodyTooLarge", "MetadataTooLarge" -> Kind.REFUSED;
            case "ContainerBeingDeleted", "InternalError", "Md5Mismatch", "OperationTimedOut" -> Kind.UNREACHABLE;
            default -> kind(status);
        };
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.DENIED;
            case 408, 409, 412 -> Kind.UNREACHABLE;
            case 413 -> Kind.REFUSED;
            case 429, 503 -> Kind.THROTTLED;
            case 507 -> Kind.FULL;
            default -> status >= 500 ? Kind.UNREACHABLE : Kind.MISCONFIGURED;
        };
    }

    private static Optional<Duration> retryAfter(HttpResponseException answer) {
        return Optional.ofNullable(answer.getResponse())
                .map(response -> response.getHeaderValue(HttpHeaderName.RETRY_AFTER))
                .filter(seconds -> !seconds.isEmpty()
                        && seconds.length() <= LONGEST_WAIT_DIGITS
                        && seconds.chars().allMatch(c -> c >= '0' && c <= '9'))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
    }
}
