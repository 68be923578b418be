package dev.purser.azure.logs;

import dev.purser.event.json.JsonBytes;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.QueryReport;
import java.util.ArrayList;
import java.util.List;

/**
 * Why an answer is not whole, beside its rows: {@code "error":{"code":"PartialError",…}} with one detail for each reason.
 * The inner codes are those of Kusto's engine as numbers (errors in native code, 0x80DA…), as Azure sends them.
 */
final class PartialErrors {
    /** E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003. */
    private static final int TOO_LARGE = 0x80DA0003;
    /** E_RUNAWAY_QUERY, 0x80DA0001. */
    private static final int RUNAWAY = 0x80DA0001;
    /** What Azure sends for the missing leg of a fuzzy union. */
    private static final int PASSED_OVER = 0x80DA000A;

    private record Reason(int code, String message, boolean error) {}

    private PartialErrors() {}

    /** Writes nothing for a whole answer. */
    static void write(JsonBytes json, QueryReport report) {
        List<Reason> reasons = new ArrayList<>();
        report.broken().ifPresent(why -> reasons.add(reason(why)));
        report.warnings().forEach(warning -> reasons.add(new Reason(PASSED_OVER, warning, false)));
        write(json, reasons);
    }

    /** For an answer that ended in a failure. */
    static void write(JsonBytes json, RuntimeException cause) {
        write(
                json,
                List.of(
                        cause instanceof QueryException why
                                ? reason(why)
                                : new Reason(RUNAWAY, "The query failed; its rows are not all there.", true)));
    }

    private static Reason reason(QueryException why) {
        return switch (why.reason()) {
            case QUERY_LIMIT -> new Reason(TOO_LARGE, why.what() + " (E_QUERY_RESULT_SET_TOO_LARGE, 0x80DA0003)", true);
            default -> new Reason(RUNAWAY, why.what(), true);
        };
    }

    private static void write(JsonBytes json, List<Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        json.raw(",\"error\":{\"code\":\"PartialError\",");
        json.raw("\"message\":\"There were some errors when processing your query.\",\"details\":[");
        boolean first = true;
        for (Reason reason : reasons) {
            json.raw(first ? "" : ",");
            first = false;
            json.raw("{\"code\":\"EngineError\",");
            json.raw("\"message\":\"Something went wrong processing your query on the server.\",");
            json.raw("\"innererror\":{\"code\":\"");
            json.digits(reason.code());
            json.raw("\",\"message\":");
            json.quoted(reason.message());
            json.raw(reason.error() ? ",\"severity\":2,\"severityName\":\"Error\"" : ",\"severity\":3,");
            json.raw(reason.error() ? "}}" : "\"severityName\":\"Warning\"}}");
        }
        json.raw("]}");
    }
}
