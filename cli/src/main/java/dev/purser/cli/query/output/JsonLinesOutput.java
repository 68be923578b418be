package dev.purser.cli.query.output;

import dev.purser.event.json.JsonBytes;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.type.RealText;
import dev.purser.kql.type.Ticks;
import dev.purser.lake.query.ResultRow;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * One JSON object a row. Numbers and truth values are JSON's own, dynamics stand as the JSON they are; datetimes, timespans,
 * guids and decimals are texts, and so are reals that are no numbers.
 */
final class JsonLinesOutput implements Output {
    private static final int FULL = 1 << 15;

    private final Target target;
    private final JsonBytes json = new JsonBytes(2 * FULL);
    private List<BoundQuery.Column> columns = List.of();
    private OutputStream out;
    private int tables;

    JsonLinesOutput(Target target) {
        this.target = target;
    }

    @Override
    public void table(String name, List<BoundQuery.Column> its, Optional<BoundQuery.Render> render) throws IOException {
        end();
        columns = its;
        out = target.stream(++tables);
    }

    @Override
    public void row(ResultRow row) throws IOException {
        json.open();
        for (int i = 0; i < columns.size(); i++) {
            json.anyName(columns.get(i).name());
            if (row.isNull(i)) {
                json.raw("null");
            } else {
                value(row, i);
            }
        }
        json.close();
        json.raw("\n");
        if (json.length() >= FULL) {
            json.writeTo(out);
            json.reset();
        }
    }

    private void value(ResultRow row, int i) {
        switch (columns.get(i).type()) {
            case BOOL -> json.raw(row.truth(i) ? "true" : "false");
            case INT, LONG -> json.digits(row.number(i));
            case REAL -> {
                String text = RealText.of(row.real(i));
                if (Double.isFinite(row.real(i))) {
                    json.raw(text);
                } else {
                    json.quoted(text);
                }
            }
            case DATETIME -> json.quoted(Ticks.datetime(row.number(i)));
            case TIMESPAN -> json.quoted(Ticks.timespan(row.number(i)));
            case DYNAMIC -> json.json(row.text(i));
            case DECIMAL, STRING, GUID, UNKNOWN -> json.quoted(row.text(i));
        }
    }

    private void end() throws IOException {
        if (out != null) {
            try (OutputStream ending = out) {
                json.writeTo(ending);
            }
            json.reset();
            out = null;
        }
    }

    @Override
    public void close() throws IOException {
        end();
    }
}
