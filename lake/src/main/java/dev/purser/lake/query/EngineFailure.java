package dev.purser.lake.query;

import dev.purser.lake.LakeError;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an engine's failure means to whoever asked: its own words name files and SQL, and go to the log only. */
final class EngineFailure {
    private static final Logger LOG = LoggerFactory.getLogger(EngineFailure.class);
    private static final Pattern LIMIT = Pattern.compile("LIM\\d{4}: [^\\n\"]+");

    private static final String MEMORY = "the query needs more memory than a query may use";

    private EngineFailure() {}

    static QueryException of(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher limit = LIMIT.matcher(message);
        if (limit.find()) {
            return QueryException.of(LakeError.QUERY_LIMIT, limit.group());
        }
        if (message.startsWith("Out of Memory Error") || message.contains("max_temp_directory_size")) {
            return memory();
        }
        if (message.contains("pattern too large") || message.contains("repetition")) {
            return QueryException.of(LakeError.QUERY_LIMIT, "a regular expression of the query is too large");
        }
        LOG.warn("The engine could not run a query: {}", message);
        if (message.startsWith("IO Error")
                || message.startsWith("FATAL")
                || message.startsWith("INTERNAL")
                || message.startsWith("Connection Error")) {
            return QueryException.of(LakeError.LAKE_UNAVAILABLE, "the tables could not be read");
        }
        return QueryException.of(
                LakeError.QUERY_LIMIT,
                "the engine cannot run this query" + kind(message) + "; the server's log says why");
    }

    /** Whether more memory may help, such as that of queries that have ended since. */
    static boolean ofMemory(QueryException failure) {
        return failure.what().equals(MEMORY);
    }

    static QueryException memory() {
        return QueryException.of(LakeError.QUERY_LIMIT, MEMORY);
    }

    /** The engine's word for the kind of failure, such as a conversion's. */
    private static String kind(String message) {
        int end = message.indexOf(" Error:");
        return end < 0 || end > 40 ? "" : " (" + message.substring(0, end) + ")";
    }
}
