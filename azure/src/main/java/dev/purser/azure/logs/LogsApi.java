package dev.purser.azure.logs;

import dev.purser.http.Endpoint;
import dev.purser.journal.Recorder;
import dev.purser.lake.table.LakeTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The endpoints of the Log Analytics query API. */
public final class LogsApi {
    private LogsApi() {}

    static List<Endpoint> of(
            QueryService service, List<LakeTable> tables, Workspace workspace, Recorder recorder, Clock clock) {
        Asking asking = new Asking(service, workspace, clock);
        List<Endpoint> all = new ArrayList<>(new QueryCalls(asking).endpoints());
        all.addAll(new BatchCalls(asking, recorder).endpoints());
        all.addAll(new MetadataCalls(service, new MetadataJson(tables, workspace), workspace).endpoints());
        return List.copyOf(all);
    }
}
