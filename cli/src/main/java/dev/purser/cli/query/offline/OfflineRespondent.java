package dev.purser.cli.query.offline;

import dev.purser.cli.query.ask.Answered;
import dev.purser.cli.query.ask.Question;
import dev.purser.cli.query.ask.Respondent;
import dev.purser.kql.schema.Catalog;
import dev.purser.lake.query.Explanation;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.QueryConfig;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ResultSink;
import dev.purser.lake.query.TimeSpan;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Answers over files. Whoever asks owns the machine: answers are of any size, and take any time unless asked otherwise. */
public final class OfflineRespondent implements Respondent {
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final String USER = "cli";

    private final OfflineTables tables;
    private final Clock clock;
    private final Queries queries;

    /** Closes the tables with itself. */
    public OfflineRespondent(OfflineTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
        QueryConfig config = QueryConfig.DEFAULT
                .withRunning(1)
                .withPerUser(Integer.MAX_VALUE, Duration.ofSeconds(1))
                .withTimeout(LONGEST, LONGEST)
                .withAnswer(Long.MAX_VALUE, Long.MAX_VALUE);
        queries = new Queries(tables, config, clock, new SimpleMeterRegistry());
    }

    @Override
    public Answered ask(Question question, ResultSink sink) {
        QueryReport report = queries.run(request(question), sink);
        return new Answered(
                report.rows(),
                Optional.empty(),
                report.warnings(),
                report.broken().map(QueryException::what));
    }

    @Override
    public Explanation explain(Question question) {
        return queries.explain(request(question));
    }

    private QueryRequest request(Question question) {
        TimeSpan within = question.span().map(span -> span.within(clock)).orElse(TimeSpan.ALL);
        return new QueryRequest(UUID.randomUUID(), question.text(), within, question.timeout(), USER);
    }

    @Override
    public Catalog catalog() {
        return queries.schema();
    }

    @Override
    public void close() {
        try (tables) {
            queries.close();
        }
    }
}
