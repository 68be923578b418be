package dev.purser.azure.logs;

import dev.purser.kql.BoundQuery;
import dev.purser.kql.Kql;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ResultSink;
import dev.purser.lake.query.ValuesRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Queries that are bound for real and answered by whatever a test says, so that every way they can end comes up. */
final class FakeQueries implements QueryService {
    static final QueryReport WHOLE = new QueryReport(
            0,
            Duration.ofMillis(1),
            Duration.ofMillis(12),
            Duration.ZERO,
            4096,
            List.of(),
            Optional.empty(),
            List.of("Events"));

    /** What a query does. */
    interface Behaviour {
        QueryReport run(QueryRequest request, ResultSink sink) throws IOException;
    }

    final List<QueryRequest> asked = Collections.synchronizedList(new ArrayList<>());
    final Set<UUID> cancelled = ConcurrentHashMap.newKeySet();
    volatile Behaviour behaviour = (request, sink) -> {
        sink.table("PrimaryResult", List.of(new BoundQuery.Column("n", KustoType.LONG)), Optional.empty());
        sink.row(new ValuesRow(7L));
        return report(1, Optional.empty());
    };

    static QueryReport report(long rows, Optional<QueryException> broken, String... warnings) {
        return new QueryReport(
                rows,
                WHOLE.translating(),
                WHOLE.running(),
                WHOLE.waiting(),
                WHOLE.peakMemory(),
                List.of(warnings),
                broken,
                List.of("Events"));
    }

    @Override
    public QueryReport run(QueryRequest request, ResultSink sink) {
        asked.add(request);
        BoundQuery bound = Kql.bind(request.text(), schema());
        if (!bound.sound()) {
            throw QueryException.of(bound.problems());
        }
        try {
            return behaviour.run(request, sink);
        } catch (IOException nobodyReads) {
            return report(0, Optional.of(QueryException.of(LakeError.QUERY_CANCELLED, "nobody reads")));
        }
    }

    /** Waits until the one who asked is interrupted, as the lake's queries do, and fails as they do. */
    QueryException awaitCancel(QueryRequest request) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException gaveUp) {
            cancelled.add(request.id());
        }
        return QueryException.of(LakeError.QUERY_CANCELLED, "cancelled");
    }

    @Override
    public Catalog schema() {
        return Catalog.of(
                        Table.of(
                                "Events",
                                Table.Column.of("TimeGenerated", KustoType.DATETIME),
                                Table.Column.of("Repository", KustoType.STRING)),
                        Table.of(
                                "ContainerRegistryLoginEvents",
                                Table.Column.of("TimeGenerated", KustoType.DATETIME),
                                Table.Column.of("_ItemId", KustoType.STRING)))
                .withFunctions(List.of(
                        new StoredFunction("Pushes", "()", "Events | take 1"),
                        new StoredFunction("Since", "(since:timespan = 1d)", "Events")));
    }

    static void row(ResultSink sink, Object... values) {
        try {
            sink.row(new ValuesRow(values));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
