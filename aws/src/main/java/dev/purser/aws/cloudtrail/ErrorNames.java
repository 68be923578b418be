package dev.purser.aws.cloudtrail;

import dev.purser.event.Outcome;
import dev.purser.registry.RegistryError;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Purser's error codes and the names of Amazon's exceptions. The first code of a row is the one that its exception is read
 * as; the others become the same exception and do not come back.
 */
final class ErrorNames {
    private static final Map<String, List<String>> ROWS = new LinkedHashMap<>();
    private static final Map<String, String> TO_AWS = new HashMap<>();

    /** Errors that share another's code, by what distinguishes them in the record: code and message. */
    private static final Map<String, String> BY_MESSAGE = new HashMap<>();

    static {
        for (RegistryError error : RegistryError.values()) {
            if (!error.code().equals(error.name())) {
                BY_MESSAGE.put(error.code() + "\n" + error.message(), error.name());
            }
        }
        row("AccessDenied", "DENIED", "NETWORK_DENIED", "UPSTREAM_DENIED");
        row(
                "UnrecognizedClientException",
                "UNAUTHORIZED",
                "CREDENTIALS_MALFORMED",
                "TOKEN_INVALID",
                "ACCESS_KEY_INVALID");
        row("InvalidSignatureException", "SIGNATURE_WRONG");
        row("IncompleteSignatureException", "SIGNATURE_MALFORMED");
        row("RequestExpired", "SIGNATURE_EXPIRED");
        row("ThrottlingException", "TOOMANYREQUESTS", "TOO_MANY_ATTEMPTS", "TOO_BUSY", "BUSY");
        row(
                "ServerException",
                "INTERNAL",
                "STORE_UNAVAILABLE",
                "CONTENT_MISSING",
                "JOURNAL_UNAVAILABLE",
                "JOURNAL_LOCKED",
                "JOURNAL_FORMAT",
                "JOURNAL_UNREADABLE",
                "METADATA_UNAVAILABLE",
                "METADATA_NEWER",
                "METADATA_FOREIGN",
                "METADATA_SETTING_REFUSED",
                "BACKUP_ELSEWHERE",
                "KEY_FILE_UNUSABLE");
        row(
                "InvalidParameterException",
                "INVALID_PARAMETER",
                "BAD_REQUEST",
                "INVALID_BODY",
                "INVALID_CURSOR",
                "NAME_INVALID",
                "TAG_INVALID",
                "DIGEST_INVALID",
                "MANIFEST_INVALID",
                "PAGE_INVALID",
                "SCOPE_INVALID",
                "SERVICE_UNKNOWN",
                "NAME_INVALID_FOR_PRINCIPAL",
                "PASSWORD_REFUSED",
                "ROLE_NOT_FOR_NAMESPACE",
                "ROLE_NOT_FOR_ANONYMOUS",
                "EXPIRY_PASSED",
                "NETWORK_RULE_INVALID",
                "LENGTH_REQUIRED",
                "PAYLOAD_TOO_LARGE",
                "UNSUPPORTED_MEDIA_TYPE",
                "REQUEST_TIMEOUT",
                "CLIENT_GONE",
                "FORM_TOO_LARGE",
                "GRANT_UNSUPPORTED",
                "MANIFEST_TOO_LARGE");
        row("ValidationException", "UNSUPPORTED", "METHOD_NOT_ALLOWED");
        row("RepositoryNotFoundException", "NAME_UNKNOWN", "NAMESPACE_UNKNOWN", "CREATION_DENIED");
        row("RepositoryAlreadyExistsException", "REPOSITORY_EXISTS", "NAMESPACE_EXISTS");
        row("RepositoryNotEmptyException", "NAMESPACE_NOT_EMPTY", "REPOSITORY_NOT_EMPTY");
        row("ImageNotFoundException", "MANIFEST_UNKNOWN");
        row("ImageTagAlreadyExistsException", "TAG_IMMUTABLE", "IMAGE_LOCKED");
        row("LayersNotFoundException", "BLOB_UNKNOWN", "MANIFEST_BLOB_UNKNOWN");
        row("UploadNotFoundException", "BLOB_UPLOAD_UNKNOWN");
        row(
                "InvalidLayerPartException",
                "BLOB_UPLOAD_INVALID",
                "UPLOAD_BUSY",
                "RANGE_INVALID",
                "CHUNK_RANGE_MALFORMED",
                "RANGE_UNSATISFIABLE");
        row("InvalidLayerException", "SIZE_INVALID");
        row("LimitExceededException", "QUOTA_EXCEEDED", "ACCESS_KEY_LIMIT");
        row(
                "ResourceNotFoundException",
                "RESOURCE_UNKNOWN",
                "TRAIL_RESOURCE_UNKNOWN",
                "NOT_FOUND",
                "CHECKPOINT_UNKNOWN",
                "TILE_UNKNOWN",
                "PROOF_UNKNOWN",
                "USER_UNKNOWN",
                "ROBOT_UNKNOWN",
                "PRINCIPAL_UNKNOWN",
                "TOKEN_UNKNOWN",
                "ACCESS_KEY_UNKNOWN",
                "ASSIGNMENT_UNKNOWN");
        row("ImageAlreadyExistsException", "IMAGE_EXISTS");
        row("TrailNotFoundException", "TRAIL_UNKNOWN", "ROUTE_UNKNOWN", "DESTINATION_UNKNOWN");
        row("TrailAlreadyExistsException", "TRAIL_EXISTS", "ROUTE_EXISTS", "DESTINATION_EXISTS");
        row("MaximumNumberOfTrailsExceededException", "TRAIL_LIMIT");
        row("InvalidTrailNameException", "TRAIL_NAME_INVALID");
        row("CloudTrailARNInvalidException", "TRAIL_ARN_INVALID");
        row("InvalidHomeRegionException", "TRAIL_OTHER_REGION");
        row("InvalidS3BucketNameException", "TRAIL_BUCKET_INVALID");
        row("S3BucketDoesNotExistException", "TRAIL_BUCKET_UNKNOWN");
        row("InsufficientS3BucketPolicyException", "TRAIL_BUCKET_REFUSES");
        row("InvalidS3PrefixException", "TRAIL_PREFIX_INVALID");
        row("InvalidSnsTopicNameException", "TRAIL_TOPIC_INVALID");
        row("InsufficientSnsTopicPolicyException", "TRAIL_TOPIC_UNKNOWN");
        row("CloudWatchLogsDeliveryUnavailableException", "TRAIL_LOG_GROUP_UNAVAILABLE");
        row("KmsKeyNotFoundException", "TRAIL_KMS_UNAVAILABLE");
        row("OrganizationsNotInUseException", "TRAIL_ORGANIZATION_UNAVAILABLE");
        row("InvalidParameterCombinationException", "TRAIL_COMBINATION_INVALID");
        row("InvalidEventSelectorsException", "TRAIL_SELECTORS_INVALID");
        row("InvalidTagParameterException", "TRAIL_TAG_INVALID");
        row("TagsLimitExceededException", "TRAIL_TAG_LIMIT");
        row("InsightNotEnabledException", "TRAIL_INSIGHTS_OFF");
        row("InvalidLookupAttributesException", "LOOKUP_ATTRIBUTES_INVALID");
        row("InvalidMaxResultsException", "MAX_RESULTS_INVALID");
        row("InvalidEventCategoryException", "EVENT_CATEGORY_INVALID");
        row("InvalidTimeRangeException", "TIME_RANGE_INVALID");
        row("InvalidNextTokenException", "NEXT_TOKEN_INVALID");
        row("UnsupportedOperationException", "OPERATION_UNAVAILABLE", "NOT_IMPLEMENTED");
        row("ConflictException", "BLOB_REFERENCED", "PRINCIPAL_EXISTS", "LAST_ADMINISTRATOR", "BACKUP_TARGET_EXISTS");
    }

    private ErrorNames() {}

    private static void row(String exception, String... codes) {
        ROWS.put(exception, List.of(codes));
        for (String code : codes) {
            if (TO_AWS.put(code, exception) != null) {
                throw new IllegalStateException(code + " stands in two rows");
            }
        }
    }

    /** The {@code failureCode} of one image of several. */
    static String imageFailure(Outcome outcome) {
        String code = outcome.errorCode().orElse("");
        return switch (code) {
            case "MANIFEST_UNKNOWN" -> "ImageNotFound";
            case "DIGEST_INVALID" -> "InvalidImageDigest";
            case "TAG_INVALID" -> "InvalidImageTag";
            default -> isException(code) ? code : "ImageInaccessible";
        };
    }

    static String readImageFailure(String code) {
        return switch (code) {
            case "ImageNotFound" -> "MANIFEST_UNKNOWN";
            case "InvalidImageDigest" -> "DIGEST_INVALID";
            case "InvalidImageTag" -> "TAG_INVALID";
            default -> code;
        };
    }

    /** The codes of each exception, the one that it is read as first. */
    static Map<String, List<String>> rows() {
        return ROWS;
    }

    /** The {@code errorCode} of a failure. */
    static String written(Outcome outcome) {
        String code = outcome.errorCode().orElse("");
        if (outcome.errorMessage().isPresent()) {
            code = BY_MESSAGE.getOrDefault(code + "\n" + outcome.errorMessage().get(), code);
        }
        String exception = TO_AWS.get(code);
        if (exception != null) {
            return exception;
        }
        return isException(code) ? code : ofStatus(outcome.status().orElse(500));
    }

    /** The code that an {@code errorCode} is read as: Purser's own where there is one. */
    static String read(String exception) {
        List<String> codes = ROWS.get(exception);
        return codes == null ? exception : codes.getFirst();
    }

    /** Amazon's names have small letters, ours have none. */
    private static boolean isException(String code) {
        for (int i = 0; i < code.length(); i++) {
            if (Character.isLowerCase(code.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String ofStatus(int status) {
        return switch (status) {
            case 401 -> "UnrecognizedClientException";
            case 403 -> "AccessDenied";
            case 404 -> "ResourceNotFoundException";
            case 409 -> "ConflictException";
            case 429 -> "ThrottlingException";
            default -> status >= 500 ? "ServerException" : "InvalidParameterException";
        };
    }
}
