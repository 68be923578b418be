package dev.purser.azure.logs;

import dev.purser.event.json.JsonBytes;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.KustoType;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.query.QueryReport;
import dev.purser.lake.query.ResultRow;
import dev.purser.lake.query.ResultSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes an answer as Azure's query API has it, piece by piece into a pipe: {@code {"tables":[{"name","columns","rows"}]…}}.
 * Numbers and booleans are JSON's own; a decimal and a dynamic are texts; nulls of every type are {@code null}.
 */
final class ResultJson implements ResultSink {
    private static final int PIECE = 32 << 10;

    private final AnswerPipe pipe;
    private final JsonBytes json = new JsonBytes(PIECE + 4096);
    private final TickText moments = new TickText();
    private final List<ResultStatistics.Size> sizes = new ArrayList<>(1);
    private KustoType[] types = new KustoType[0];
    private Optional<BoundQuery.Render> render = Optional.empty();
    private boolean inTable;
    private long rows;
    private long bytes;
    /** Up to here the text is whole tables' beginnings and rows. */
    private int safe;

    ResultJson(AnswerPipe pipe) {
        this.pipe = pipe;
        json.raw("{\"tables\":[");
    }

    @Override
    public void table(String name, List<BoundQuery.Column> columns, Optional<BoundQuery.Render> drawn)
            throws IOException {
        endTable();
        if (!sizes.isEmpty()) {
            json.raw(",");
        }
        inTable = true;
        json.raw("{\"name\":");
        json.quoted(name);
        json.raw(",\"columns\":[");
        types = new KustoType[columns.size()];
        for (int i = 0; i < types.length; i++) {
            BoundQuery.Column column = columns.get(i);
            types[i] = column.type();
            json.raw(i == 0 ? "{\"name\":" : ",{\"name\":");
            json.quoted(column.name());
            json.raw(",\"type\":\"");
            json.raw(column.type().kusto());
            json.raw("\"}");
        }
        json.raw("],\"rows\":[");
        if (render.isEmpty()) {
            render = drawn;
        }
        safe = json.length();
    }

    @Override
    public void row(ResultRow row) throws IOException {
        int before = json.length();
        json.raw(rows == 0 ? "[" : ",[");
        for (int i = 0; i < types.length; i++) {
            if (i > 0) {
                json.raw(",");
            }
            if (row.isNull(i)) {
                json.raw("null");
            } else {
                value(row, i);
            }
        }
        json.raw("]");
        rows++;
        bytes += json.length() - before;
        safe = json.length();
        if (json.length() >= PIECE) {
            flush();
        }
    }

    private void value(ResultRow row, int column) {
        switch (types[column]) {
            case BOOL -> json.raw(row.truth(column) ? "true" : "false");
            case INT, LONG -> json.digits(row.number(column));
            case REAL -> real(row.real(column));
            case DATETIME -> moments.write(row.number(column), json);
            case TIMESPAN -> json.quoted(Ticks.timespan(row.number(column)));
            case STRING, GUID, DECIMAL, DYNAMIC, UNKNOWN -> json.quoted(row.text(column));
        }
    }

    /** JSON has no number for what is none; Azure's clients take these texts. */
    private void real(double value) {
        if (Double.isFinite(value)) {
            json.raw(Double.toString(value));
        } else {
            json.raw(Double.isNaN(value) ? "\"NaN\"" : value > 0 ? "\"Infinity\"" : "\"-Infinity\"");
        }
    }

    private void endTable() {
        if (inTable) {
            json.raw("]}");
            sizes.add(new ResultStatistics.Size(rows, bytes));
            inTable = false;
            rows = 0;
            bytes = 0;
        }
    }

    private void flush() throws IOException {
        pipe.put(json.copy(0));
        json.reset();
        safe = 0;
    }

    /** Ends the answer of a query that has ended, whole or not. */
    void finish(QueryReport report, AnswerExtras extras) throws IOException {
        endTable();
        json.raw("]");
        extras.write(json, report, sizes, render);
        json.raw("}");
        flush();
    }

    /**
     * The end of an answer whose beginning is with the client already, and which came to nothing.
     *
     * @return what is left of the JSON
     */
    byte[] broken(RuntimeException cause) {
        json.cut(safe);
        if (inTable) {
            json.raw("]}");
            inTable = false;
        }
        json.raw("]");
        PartialErrors.write(json, cause);
        json.raw("}");
        return json.copy(0);
    }
}
