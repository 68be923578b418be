package dev.purser.azure.logs;

import dev.purser.event.ErrorCode;
import dev.purser.event.PurserException;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.ErrorForm;
import dev.purser.http.Headers;
import dev.purser.http.HttpError;
import dev.purser.identity.IdentityError;
import dev.purser.kql.type.Problem;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;

/**
 * Failures as the Log Analytics API has them: {@code {"error":{"message","code","correlationId","innererror":{…}}}}. What is
 * wrong with a query's text stands innermost, with Kusto's code, line, position and the offending text.
 */
final class LogsErrors implements ErrorForm {
    static final LogsErrors FORM = new LogsErrors();

    static final Headers JSON = Headers.of("Content-Type", "application/json; charset=utf-8");

    private static final int MOST_PROBLEMS = 20;
    private static final String INVALID = "The request had some invalid properties";

    private LogsErrors() {}

    @Override
    public Answer answer(PurserException failure, String requestId) {
        JsonBytes json = new JsonBytes(512);
        write(json, failure, requestId);
        return Answer.bytes(status(failure), JSON, json.copy(0));
    }

    /** A wrong verb is a wrong path there, and a credential that does not hold a forbidden one. */
    @Override
    public int status(PurserException failure) {
        return switch (failure.error()) {
            case HttpError.METHOD_NOT_ALLOWED -> HttpError.NOT_FOUND.status();
            case IdentityError.TOKEN_INVALID,
                    IdentityError.CREDENTIALS_MALFORMED,
                    IdentityError.SIGNATURE_MALFORMED,
                    IdentityError.SIGNATURE_WRONG,
                    IdentityError.SIGNATURE_EXPIRED,
                    IdentityError.ACCESS_KEY_INVALID -> IdentityError.DENIED.status();
            default -> failure.error().status();
        };
    }

    @Override
    public Answer stamped(Answer answer, String requestId) {
        return ErrorForm.super.stamped(answer, requestId).with("x-ms-request-id", requestId);
    }

    /** The object with its one member {@code error}. */
    static void write(JsonBytes json, PurserException failure, String requestId) {
        json.raw("{\"error\":{\"message\":");
        json.quoted(message(failure));
        json.raw(",\"code\":");
        json.quoted(code(failure.error()));
        if (!requestId.isEmpty()) {
            json.raw(",\"correlationId\":");
            json.quoted(requestId);
        }
        inner(json, failure);
        json.raw("}}");
    }

    private static String code(ErrorCode error) {
        return switch (error) {
            case LogsError.LOGS_WORKSPACE_UNKNOWN, LogsError.LOGS_RESOURCE_UNKNOWN, LogsError.LOGS_PATH_UNKNOWN ->
                ((LogsError) error).wireName();
            case IdentityError.UNAUTHORIZED -> "AuthenticationFailed";
            case IdentityError.DENIED, IdentityError.NETWORK_DENIED -> "InsufficientAccessError";
            case IdentityError.TOO_MANY_ATTEMPTS, IdentityError.BUSY, LakeError.QUERY_BUSY -> "ThrottledError";
            case HttpError.NOT_FOUND, HttpError.METHOD_NOT_ALLOWED -> "PathNotFoundError";
            case LakeError.QUERY_TIMEOUT -> "GatewayTimeout";
            case LakeError.QUERY_CANCELLED -> "OperationCanceled";
            default ->
                switch (error.status()) {
                    case 401, 403 -> "InvalidAuthenticationToken";
                    case 413 -> "RequestEntityTooLarge";
                    case 503 -> "ServiceUnavailable";
                    default -> error.status() >= 500 ? "InternalServerError" : "BadArgumentError";
                };
        };
    }

    private static String message(PurserException failure) {
        return switch (failure.error()) {
            case IdentityError.UNAUTHORIZED ->
                "Authentication failed. The 'Authorization' header is missing, or its name and password do not hold.";
            case IdentityError.DENIED ->
                "The provided credentials have insufficient access to perform the requested operation";
            case HttpError.NOT_FOUND, HttpError.METHOD_NOT_ALLOWED, LogsError.LOGS_PATH_UNKNOWN ->
                "The requested path does not exist";
            case LogsError.LOGS_WORKSPACE_UNKNOWN -> "Resource identity could not be resolved";
            case LogsError.LOGS_RESOURCE_UNKNOWN -> "The resource " + reason(failure) + " was not found";
            case LakeError.QUERY_TIMEOUT, LakeError.QUERY_BUSY, LakeError.QUERY_CANCELLED -> reason(failure);
            default ->
                switch (code(failure.error())) {
                    case "InvalidAuthenticationToken" -> "The access token is invalid.";
                    case "BadArgumentError" -> INVALID;
                    default -> failure.error().message();
                };
        };
    }

    private static void inner(JsonBytes json, PurserException failure) {
        switch (failure) {
            case QueryException query when !query.problems().isEmpty() -> problems(json, query);
            case QueryException query
            when query.reason() == LakeError.QUERY_LIMIT -> innermost(json, "LimitsExceeded", query.what());
            case QueryException _ -> {}
            default -> {
                if (failure.error() == IdentityError.DENIED) {
                    innermost(json, "AuthorizationFailedError", failure.error().advice());
                } else if (code(failure.error()).equals("BadArgumentError")) {
                    invalid(json, failure);
                }
            }
        }
    }

    private static void innermost(JsonBytes json, String code, String message) {
        json.raw(",\"innererror\":{\"code\":");
        json.quoted(code);
        json.raw(",\"message\":");
        json.quoted(message);
        json.raw("}");
    }

    /** What is wrong with the request itself, as Azure's example of an outer batch that is no JSON. */
    private static void invalid(JsonBytes json, PurserException failure) {
        json.raw(",\"innererror\":{\"code\":\"QueryValidationError\",\"message\":\"Failed parsing the query\",");
        json.raw("\"details\":[{\"code\":");
        json.quoted(
                failure.error() instanceof LogsError ours
                        ? ours.wireName()
                        : failure.error().code());
        json.raw(",\"message\":");
        json.quoted(reason(failure));
        json.raw(",\"target\":null}]}");
    }

    private static void problems(JsonBytes json, QueryException query) {
        json.raw(
                switch (query.problems().getFirst().kind()) {
                    case SYNTAX ->
                        ",\"innererror\":{\"code\":\"SyntaxError\",\"message\":\"A recognition error occurred in the query.\"";
                    case SEMANTIC ->
                        ",\"innererror\":{\"code\":\"SemanticError\",\"message\":\"A semantic error occurred.\"";
                    case LIMIT ->
                        ",\"innererror\":{\"code\":\"LimitsExceeded\",\"message\":\"The query exceeds a limit.\"";
                });
        json.raw(",\"innererror\":");
        problem(json, query.problems().getFirst());
        if (query.problems().size() > 1) {
            json.raw(",\"details\":[");
            int shown = Math.min(query.problems().size(), MOST_PROBLEMS);
            for (int i = 0; i < shown; i++) {
                json.raw(i == 0 ? "" : ",");
                problem(json, query.problems().get(i));
            }
            json.raw("]");
        }
        json.raw("}");
    }

    private static void problem(JsonBytes json, Problem problem) {
        json.raw("{\"code\":");
        json.quoted(problem.code());
        json.raw(",\"message\":");
        json.quoted(problem.message()
                + problem.expected().map(what -> "; expected " + what).orElse("")
                + problem.suggestion()
                        .map(name -> "; did you mean '" + name + "'?")
                        .orElse(""));
        json.raw(",\"line\":");
        json.digits(problem.line());
        json.raw(",\"pos\":");
        json.digits(problem.column());
        json.raw(",\"token\":");
        json.quoted(problem.text());
        json.raw("}");
    }

    private static String reason(PurserException failure) {
        Object reason = failure.detail().get("reason");
        return reason == null ? failure.error().message() : reason.toString();
    }
}
