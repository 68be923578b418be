package dev.purser.ibm.activitytracker;

import dev.purser.event.Outcome;
import dev.purser.event.Severity;
import java.util.Map;
import java.util.Optional;

/** What follows from an HTTP status: the reason's words, the severity of a failure, and the code that it is read as. */
final class Reasons {
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(206, "Partial Content"),
            Map.entry(301, "Moved Permanently"),
            Map.entry(302, "Found"),
            Map.entry(304, "Not Modified"),
            Map.entry(307, "Temporary Redirect"),
            Map.entry(308, "Permanent Redirect"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(411, "Length Required"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(416, "Range Not Satisfiable"),
            Map.entry(424, "Failed Dependency"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(499, "Client Closed Request"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(501, "Not Implemented"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(505, "HTTP Version Not Supported"),
            Map.entry(507, "Insufficient Storage"));

    /** The codes that failures are read as; of another code no more than status and message is told. */
    static final Map<Integer, String> CODES = Map.of(
            400, "BAD_REQUEST",
            401, "UNAUTHORIZED",
            403, "DENIED",
            404, "NOT_FOUND",
            405, "UNSUPPORTED",
            409, "CONFLICT",
            413, "PAYLOAD_TOO_LARGE",
            429, "TOOMANYREQUESTS",
            500, "INTERNAL",
            503, "TOO_BUSY");

    private Reasons() {}

    /** The status as recorded, or the plainest one of the outcome where none was. */
    static int status(Outcome outcome) {
        Optional<Integer> status = outcome.status();
        if (status.isPresent()) {
            return status.get();
        }
        return switch (outcome.result()) {
            case SUCCESS -> 200;
            case PENDING -> 202;
            case FAILURE -> 500;
        };
    }

    static String phrase(int status, Outcome.Result result) {
        String phrase = PHRASES.get(status);
        if (phrase != null) {
            return phrase;
        }
        return result == Outcome.Result.FAILURE ? "Failure" : "Success";
    }

    static Optional<String> code(Optional<Integer> status) {
        return status.map(CODES::get);
    }

    static String why(Outcome outcome, int status) {
        if (outcome.errorMessage().isPresent()) {
            return outcome.errorMessage().get();
        }
        return outcome.errorCode().isPresent() ? outcome.errorCode().get() : phrase(status, outcome.result());
    }

    /** IBM's rules, first match: by status, then by failure, then by what a success changes. */
    static Severity severity(Row row, Outcome outcome, int status, Settings settings) {
        return switch (status) {
            case 401, 403, 503, 507 -> Severity.CRITICAL;
            case 400, 409, 424, 500, 502, 504, 505 -> Severity.WARNING;
            default -> {
                if (outcome.result() != Outcome.Result.FAILURE) {
                    yield row.success();
                }
                yield status == 404 ? settings.notFound() : Severity.WARNING;
            }
        };
    }
}
