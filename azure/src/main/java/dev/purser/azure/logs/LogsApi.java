package dev.purser.azure.logs;

import dev.purser.http.Endpoint;
import dev.purser.journal.Recorder;
import dev.purser.kql.schema.Catalog;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ResultSink;
import dev.purser.lake.table.LakeTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The endpoints of the Log Analytics query API. */
public final class LogsApi {
    private LogsApi() {}

    /**
     * The endpoints over this registry's tables.
     *
     * @param tables what the tables and their columns mean, for editors
     * @param workspace what they are the workspace of
     * @param recorder takes the queries of batches
     */
    public static List<Endpoint> of(
            Queries queries, List<LakeTable> tables, Workspace workspace, Recorder recorder, Clock clock) {
        return of(new LakeQueries(queries), tables, workspace, recorder, clock);
    }

    static List<Endpoint> of(
            QueryService service, List<LakeTable> tables, Workspace workspace, Recorder recorder, Clock clock) {
        Asking asking = new Asking(service, workspace, clock);
        List<Endpoint> all = new ArrayList<>(new QueryCalls(asking).endpoints());
        all.addAll(new BatchCalls(asking, recorder).endpoints());
        all.addAll(new MetadataCalls(service, new MetadataJson(tables, workspace), workspace).endpoints());
        return List.copyOf(all);
    }

    private record LakeQueries(Queries queries) implements QueryService {
        @Override
        public QueryReport run(QueryRequest request, ResultSink sink) {
            return queries.run(request, sink);
        }

        @Override
        public Catalog schema() {
            return queries.schema();
        }
    }
}
