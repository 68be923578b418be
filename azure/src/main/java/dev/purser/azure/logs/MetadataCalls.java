package dev.purser.azure.logs;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.util.ArrayList;
import java.util.List;

/** The schema of the workspace, for editors that complete and check queries. */
final class MetadataCalls {
    private final QueryService service;
    private final MetadataJson metadata;
    private final Workspace workspace;

    MetadataCalls(QueryService service, MetadataJson metadata, Workspace workspace) {
        this.service = service;
        this.metadata = metadata;
        this.workspace = workspace;
    }

    List<Endpoint> endpoints() {
        List<Endpoint> all = new ArrayList<>();
        for (String version : List.of("/v1", "")) {
            for (String method : List.of("GET", "POST")) {
                all.add(Endpoint.of(CallInterface.ARM, method, version + "/workspaces/{workspace}/metadata", "Metadata")
                        .form(LogsErrors.FORM)
                        .unrecorded("names and types of tables, nothing of what they hold", Action.QUERY_RUN)
                        .needs(Permission.LOG_READ)
                        .summary("Tells the tables with their columns, functions, resource types and the workspace.")
                        .answers(200, "tables, functions, resourceTypes, solutions, categories and workspaces")
                        .fails(LogsError.LOGS_WORKSPACE_UNKNOWN)
                        .handle(this::metadata));
            }
        }
        return all;
    }

    private Answer metadata(Exchange exchange) {
        Question.require(workspace, exchange.variable("workspace"));
        return Answer.bytes(200, LogsErrors.JSON, metadata.write(service.schema()));
    }
}
