package dev.purser.lake.query;

import dev.purser.event.PurserException;
import dev.purser.kql.type.Problem;
import dev.purser.lake.LakeError;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Why a query has no answer, or none that is whole. */
public final class QueryException extends PurserException {
    private static final long serialVersionUID = 1L;

    private final LakeError reason;
    private final transient List<Problem> problems;

    private QueryException(LakeError reason, Map<String, Object> detail, List<Problem> problems) {
        super(reason, detail);
        this.reason = reason;
        this.problems = List.copyOf(problems);
    }

    /** For what is wrong with the text; at least one problem. */
    public static QueryException of(List<Problem> problems) {
        Problem first = problems.getFirst();
        LakeError reason = switch (first.kind()) {
            case SYNTAX -> LakeError.QUERY_SYNTAX;
            case SEMANTIC -> LakeError.QUERY_SEMANTIC;
            case LIMIT -> LakeError.QUERY_LIMIT;
        };
        return new QueryException(reason, Map.of("reason", first.full()), problems);
    }

    /** For what came up while it waited or ran. */
    public static QueryException of(LakeError reason, String what) {
        return new QueryException(reason, Map.of("reason", what), List.of());
    }

    /**
     * For one question too many.
     *
     * @param wait after how long another may be taken; told in whole seconds, at least one
     */
    public static QueryException busy(String what, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new QueryException(LakeError.QUERY_BUSY, Map.of("reason", what, "retryAfter", seconds), List.of());
    }

    public LakeError reason() {
        return reason;
    }

    /** In one line, what was wrong. */
    public String what() {
        return String.valueOf(detail().get("reason"));
    }

    /** What is wrong with the text; empty where it is not the text. */
    public List<Problem> problems() {
        return problems;
    }
}
