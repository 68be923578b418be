package dev.purser.azure.logs;

import dev.purser.kql.schema.Catalog;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ResultSink;
import java.util.UUID;

/** What this API asks of whatever runs queries. Thread-safe. */
interface QueryService {
    /**
     * Runs a query and blocks until it has ended.
     *
     * @throws dev.purser.lake.query.QueryException if it failed before its first row was given
     */
    QueryReport run(QueryRequest request, ResultSink sink);

    /** Ends a query that runs or waits; false if there is none of that id. */
    boolean cancel(UUID id);

    /** What queries can name now. */
    Catalog schema();
}
