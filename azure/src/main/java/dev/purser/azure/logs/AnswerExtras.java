package dev.purser.azure.logs;

import dev.purser.event.json.JsonBytes;
import dev.purser.kql.BoundQuery;
import dev.purser.lake.query.QueryReport;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind the tables of an answer: what the client asked for, and what went wrong.
 *
 * @param prefer what it asked for
 * @param workspace where the rows came from
 * @param resource the resource that was asked, of a query of one
 */
record AnswerExtras(Prefer prefer, Workspace workspace, Optional<String> resource) {
    void write(
            JsonBytes json, QueryReport report, List<ResultStatistics.Size> sizes, Optional<BoundQuery.Render> render) {
        if (prefer.statistics()) {
            ResultStatistics.write(json, report, sizes);
        }
        if (prefer.render()) {
            RenderJson.write(json, render);
        }
        if (prefer.dataSources()) {
            dataSources(json, report.tables());
        }
        if (prefer.permissions()) {
            permissions(json);
        }
        PartialErrors.write(json, report);
    }

    private void dataSources(JsonBytes json, List<String> tables) {
        json.raw(",\"dataSources\":[{\"resourceId\":");
        json.quoted(workspace.resourceId());
        json.raw(",\"region\":");
        json.quoted(workspace.region());
        json.raw(",\"tables\":[");
        boolean first = true;
        for (String table : tables) {
            json.raw(first ? "" : ",");
            json.quoted(table);
            first = false;
        }
        json.raw("]}]");
    }

    /** Who may read the record may read all of it: nothing is denied. */
    private void permissions(JsonBytes json) {
        json.raw(",\"permissions\":{\"resources\":[");
        if (resource.isPresent()) {
            json.raw("{\"resourceId\":");
            json.quoted(resource.get());
            json.raw(",\"dataSources\":[");
            json.quoted(workspace.resourceId());
            json.raw("]}");
        }
        json.raw("],\"dataSources\":[{\"resourceId\":");
        json.quoted(workspace.resourceId());
        json.raw("}]}");
    }
}
