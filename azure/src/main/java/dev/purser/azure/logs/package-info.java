/**
 * Azure's Log Analytics query API over this registry's tables: queries, batches of them, and the schema for editors.
 *
 * <p>Promises: requests and answers as Azure's own clients send and read them; what a query could not give whole is said in
 * its answer; a query whose client has gone away is cancelled; an answer takes a bounded amount of memory, however large
 * it is. Every query is on the record with its text. Does not know Kusto: {@code lake.query} does. Start at
 * {@link dev.purser.azure.logs.LogsApi}.
 *
 * <p>Sources: Microsoft's pages on the Log Analytics API (request and response format, errors, batch, Prefer options,
 * timeouts, queries of resources), the published OpenAPI description (data plane, v1 and 2022-10-27 preview), and what
 * Azure's clients were seen to send (reference: azure.md section 6).
 */
package dev.purser.azure.logs;
