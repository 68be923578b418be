package dev.purser.lake.query;

import dev.purser.kql.BoundQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Takes an answer while it is made. Called by one thread, which is not the asker's; what it takes long for, the query waits
 * for. An {@code IOException} means that nobody reads any more, and cancels the query.
 */
public interface ResultSink {
    /**
     * A table begins.
     *
     * @param name {@code PrimaryResult} of the first; {@code Table_1} … of further ones
     * @param columns in order
     * @param render how a client is asked to draw it
     */
    void table(String name, List<BoundQuery.Column> columns, Optional<BoundQuery.Render> render) throws IOException;

    /** A row of the table that began last; valid during the call only. */
    void row(ResultRow row) throws IOException;
}
