package dev.purser.cli.query.online;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.kql.type.Problem;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what is wrong with a query out of the API's error: the innermost one has Kusto's code, line and position. */
final class ErrorReader {
    private ErrorReader() {}

    static Optional<QueryException> failure(int status, JsonNode error) {
        JsonNode inner = error.path("innererror");
        List<Problem> problems = new ArrayList<>();
        Problem.Kind kind = switch (inner.path("code").asText()) {
            case "SyntaxError" -> Problem.Kind.SYNTAX;
            case "LimitsExceeded" -> Problem.Kind.LIMIT;
            default -> Problem.Kind.SEMANTIC;
        };
        if (inner.path("details").isArray()) {
            inner.path("details").forEach(detail -> problem(kind, detail).ifPresent(problems::add));
        }
        if (problems.isEmpty()) {
            problem(kind, inner.path("innererror")).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return Optional.of(QueryException.of(problems));
        }
        String message = inner.path("message").asText(error.path("message").asText());
        return switch (status) {
            case 400 ->
                kind == Problem.Kind.LIMIT
                        ? Optional.of(QueryException.of(LakeError.QUERY_LIMIT, message))
                        : Optional.empty();
            case 429 -> Optional.of(QueryException.of(LakeError.QUERY_BUSY, message));
            case 504 -> Optional.of(QueryException.of(LakeError.QUERY_TIMEOUT, message));
            default -> Optional.empty();
        };
    }

    private static Optional<Problem> problem(Problem.Kind kind, JsonNode detail) {
        if (!detail.path("code").isTextual() || !detail.has("line")) {
            return Optional.empty();
        }
        String token = detail.path("token").asText();
        return Optional.of(new Problem(
                kind,
                detail.path("code").asText(),
                "",
                detail.path("message").asText(),
                0,
                token.length(),
                detail.path("line").asInt(1),
                detail.path("pos").asInt(1),
                token,
                Optional.empty(),
                Optional.empty()));
    }
}
