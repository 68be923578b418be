package dev.purser.azure.logs;

import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import java.util.Map;

/** What can be wrong with a request of the query API before a query runs. */
public enum LogsError implements ErrorCode {
    LOGS_BODY_INVALID(
            400,
            "the body is not what the query API takes",
            "Send a JSON object as the reference has it.",
            "InvalidJsonBody"),
    LOGS_QUERY_MISSING(400, "the request has no query", "Send the query's text in the member query.", "MissingQuery"),
    LOGS_TIMESPAN_INVALID(
            400,
            "the time span cannot be read",
            "Write an ISO 8601 duration, or start and end with a slash between.",
            "InvalidTimespan"),
    LOGS_WORKSPACE_UNKNOWN(
            400,
            "there is no such workspace here",
            "A registry has one workspace; its id is the account's GUID.",
            "FailedToResolveResource"),
    LOGS_RESOURCE_UNKNOWN(
            404,
            "no logs of that resource are kept here",
            "Ask for the registry's own resource id, or for the workspace.",
            "ResourceNotFoundError"),
    LOGS_PATH_UNKNOWN(
            404, "a batch cannot hold that", "Give /query as the path, with GET or POST.", "PathNotFoundError");

    private final int status;
    private final String message;
    private final String advice;
    private final String wireName;

    LogsError(int status, String message, String advice, String wireName) {
        this.status = status;
        this.message = message;
        this.advice = advice;
        this.wireName = wireName;
    }

    /** This error, with what exactly is wrong. */
    PurserException because(String reason) {
        return new PurserException(this, Map.of("reason", reason));
    }

    /** The name that Azure's clients know. */
    String wireName() {
        return wireName;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public int status() {
        return status;
    }
}
