package dev.purser.cli.query.chart;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.kql.BoundQuery;
import dev.purser.lake.query.ResultRow;
import dev.purser.lake.query.ResultSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps the first table of an answer, as far as a chart can show it, and passes everything on. For one thread at a time. */
public final class ChartOutput implements ResultSink {
    /** More rows than this nobody tells apart in a picture. */
    private static final int MOST_ROWS = 200_000;

    private final ResultSink next;
    private final List<Object[]> rows = new ArrayList<>();
    private List<BoundQuery.Column> columns = List.of();
    private Optional<BoundQuery.Render> hint = Optional.empty();
    private int tables;

    public ChartOutput(ResultSink next) {
        this.next = next;
    }

    @Override
    public void table(String name, List<BoundQuery.Column> its, Optional<BoundQuery.Render> render) throws IOException {
        if (++tables == 1) {
            columns = its;
            hint = render;
        }
        next.table(name, its, render);
    }

    @Override
    public void row(ResultRow row) throws IOException {
        if (tables == 1) {
            if (rows.size() == MOST_ROWS) {
                throw new CommandException(
                        ExitCode.FAILURE,
                        "more than " + MOST_ROWS + " rows are too many for a chart",
                        "Summarize first, such as by bin(TimeGenerated, 1h).");
            }
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ChartValue.of(row, i, columns.get(i).type());
            }
            rows.add(values);
        }
        next.row(row);
    }

    /**
     * Draws what came.
     *
     * @param late how to draw it, where that is known only after the rows
     */
    public void draw(Optional<BoundQuery.Render> late, Path svg) throws IOException {
        BoundQuery.Render render = hint.or(() -> late)
                .orElseThrow(() -> new CommandException(
                        ExitCode.FAILURE,
                        "the query does not say how to draw its answer",
                        "End it with a render operator, such as '| render columnchart'."));
        Svg.write(ChartDrawing.of(ChartPlan.of(render, columns, rows)), svg);
    }
}
