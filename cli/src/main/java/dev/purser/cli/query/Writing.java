package dev.purser.cli.query;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.kql.BoundQuery;
import dev.purser.lake.query.ResultRow;
import dev.purser.lake.query.ResultSink;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Passes an answer on, counts it, and tells a failure to write it from a failure to get it. */
final class Writing implements ResultSink {
    /** Nobody reads standard output any more, as after {@code | head}: no reason to complain. */
    static final class Closed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Closed() {
            super("nobody reads the output", null, false, false);
        }
    }

    private final ResultSink to;
    private final Runnable first;
    private final AtomicLong rows;
    private boolean begun;

    /**
     * @param first run before anything is written
     */
    Writing(ResultSink to, AtomicLong rows, Runnable first) {
        this.to = to;
        this.rows = rows;
        this.first = first;
    }

    @Override
    public void table(String name, List<BoundQuery.Column> columns, Optional<BoundQuery.Render> render) {
        if (!begun) {
            begun = true;
            first.run();
        }
        try {
            to.table(name, columns, render);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void row(ResultRow row) {
        try {
            to.row(row);
        } catch (IOException e) {
            throw failed(e);
        }
        rows.lazySet(rows.get() + 1);
    }

    static RuntimeException failed(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("Broken pipe") || message.contains("Stream closed")
                ? new Closed()
                : new CommandException(ExitCode.FAILURE, "the answer cannot be written: " + message, "");
    }
}
