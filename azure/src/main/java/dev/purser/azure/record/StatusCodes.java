package dev.purser.azure.record;

import dev.purser.event.Action;
import dev.purser.event.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * How an outcome is told by an HTTP status alone, which is all that a resource log says of it: which status stands for an
 * error where none is known, and which error a status is read as. Thread-safe.
 */
public final class StatusCodes {
    /** The error that a status is read as; other errors with that status come back as this one. */
    public static final Map<Integer, String> ERRORS = Map.ofEntries(
            Map.entry(400, "BAD_REQUEST"),
            Map.entry(401, "UNAUTHORIZED"),
            Map.entry(403, "DENIED"),
            Map.entry(404, "MANIFEST_UNKNOWN"),
            Map.entry(405, "UNSUPPORTED"),
            Map.entry(408, "REQUEST_TIMEOUT"),
            Map.entry(409, "CONFLICT"),
            Map.entry(413, "SIZE_INVALID"),
            Map.entry(416, "RANGE_INVALID"),
            Map.entry(429, "TOOMANYREQUESTS"),
            Map.entry(500, "INTERNAL"),
            Map.entry(503, "TOO_BUSY"));

    private static final Map<String, Integer> STATUSES = Map.ofEntries(
            Map.entry("BAD_REQUEST", 400),
            Map.entry("MANIFEST_INVALID", 400),
            Map.entry("NAME_INVALID", 400),
            Map.entry("DIGEST_INVALID", 400),
            Map.entry("UNAUTHORIZED", 401),
            Map.entry("CREDENTIALS_MALFORMED", 401),
            Map.entry("TOKEN_INVALID", 401),
            Map.entry("DENIED", 403),
            Map.entry("NETWORK_DENIED", 403),
            Map.entry("QUOTA_EXCEEDED", 403),
            Map.entry("TAG_IMMUTABLE", 403),
            Map.entry("MANIFEST_UNKNOWN", 404),
            Map.entry("MANIFEST_BLOB_UNKNOWN", 404),
            Map.entry("BLOB_UNKNOWN", 404),
            Map.entry("NAME_UNKNOWN", 404),
            Map.entry("NOT_FOUND", 404),
            Map.entry("UNSUPPORTED", 405),
            Map.entry("REQUEST_TIMEOUT", 408),
            Map.entry("CONFLICT", 409),
            Map.entry("SIZE_INVALID", 413),
            Map.entry("PAYLOAD_TOO_LARGE", 413),
            Map.entry("RANGE_INVALID", 416),
            Map.entry("TOOMANYREQUESTS", 429),
            Map.entry("TOO_MANY_ATTEMPTS", 429),
            Map.entry("INTERNAL", 500),
            Map.entry("CONTENT_MISSING", 500),
            Map.entry("TOO_BUSY", 503),
            Map.entry("BUSY", 503),
            Map.entry("METADATA_UNAVAILABLE", 503));

    private static final int NOT_FOUND = 404;
    private static final int FIRST_ERROR = 400;
    private static final int OTHER_ERROR = 400;

    private StatusCodes() {}

    /**
     * The status that a record tells; empty where the outcome is not known yet.
     *
     * @param success the status of a success that names none
     */
    public static Optional<Integer> status(Outcome outcome, int success) {
        if (outcome.status().isPresent()) {
            return outcome.status();
        }
        return switch (outcome.result()) {
            case SUCCESS -> Optional.of(success);
            case FAILURE ->
                Optional.of(outcome.errorCode().map(StatusCodes::ofError).orElse(OTHER_ERROR));
            case PENDING -> Optional.empty();
        };
    }

    private static int ofError(String code) {
        return STATUSES.getOrDefault(code, OTHER_ERROR);
    }

    /** The outcome that a status tells of an action, its error by the table. */
    public static Outcome outcome(int status, Action action) {
        return status < FIRST_ERROR
                ? Outcome.success(status)
                : new Outcome(Outcome.Result.FAILURE, Optional.of(status), error(status, action), Optional.empty());
    }

    /** What is not found is what the action was about. */
    private static Optional<String> error(int status, Action action) {
        if (status == NOT_FOUND) {
            return Optional.of(
                    switch (action) {
                        case REPOSITORY_DELETE -> "NAME_UNKNOWN";
                        case LAYER_DELETE -> "BLOB_UNKNOWN";
                        default -> "MANIFEST_UNKNOWN";
                    });
        }
        return Optional.ofNullable(ERRORS.get(status));
    }
}
