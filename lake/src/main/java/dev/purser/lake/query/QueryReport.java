package dev.purser.lake.query;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a query that gave an answer went.
 *
 * @param rows of all tables
 * @param translating parse, bind, plan, SQL
 * @param running the engine's time, with the time that the sink took
 * @param waiting before it could begin
 * @param peakMemory bytes, as far as the engine tells; 0 where it does not
 * @param warnings what was passed over, such as a missing leg of a fuzzy union
 * @param broken why the answer is not whole, such as a limit on rows that was reached; what was given stands
 * @param tables the stored tables that it reads, by name, each once
 */
public record QueryReport(
        long rows,
        Duration translating,
        Duration running,
        Duration waiting,
        long peakMemory,
        List<String> warnings,
        Optional<QueryException> broken,
        List<String> tables) {
    public QueryReport {
        tables = List.copyOf(tables);
        warnings = List.copyOf(warnings);
    }
}
