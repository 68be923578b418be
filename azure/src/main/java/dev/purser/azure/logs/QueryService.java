package dev.purser.azure.logs;

import dev.purser.kql.schema.Catalog;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.QueryRequest;
import dev.purser.lake.query.ResultSink;

/** What this API asks of whatever runs queries. Thread-safe. */
interface QueryService {
    /**
     * Runs a query and blocks until it has ended. An interrupt of the caller cancels it.
     *
     * @throws dev.purser.lake.query.QueryException if it failed before its first row was given
     */
    QueryReport run(QueryRequest request, ResultSink sink);

    /** What queries can name now. */
    Catalog schema();
}
