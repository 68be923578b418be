package dev.purser.cli.query.offline;

import dev.purser.event.MalformedEventException;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.file.RecordFileReader;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.lake.record.Moments;
import dev.purser.lake.table.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;

/** JSON objects as rows: each member is a value. */
final class JsonRows implements RowReader {
    private final RecordFileReader records;
    private final Faults faults;
    private final JsonTape tape = new JsonTape();
    private int[] nodes = {};

    JsonRows(InputStream file, int longest, Faults faults) throws IOException {
        records = new RecordFileReader(file, longest);
        this.faults = faults;
    }

    @Override
    public boolean next() throws IOException {
        while (records.next()) {
            if (records.broken() != null) {
                faults.add(
                        records.line(),
                        records.broken().reason().text(),
                        records.broken().getMessage());
                continue;
            }
            try {
                tape.read(records.record());
                return true;
            } catch (MalformedEventException e) {
                faults.add(records.line(), RecordException.Reason.MALFORMED.text(), e.getMessage());
            }
        }
        return false;
    }

    @Override
    public void look(Guesses guesses) {
        for (int member = 1; member < tape.next(0); member = tape.next(member)) {
            Guess guess = guesses.column(tape.name(member));
            switch (tape.kind(member)) {
                case OBJECT, ARRAY -> guess.saw(Guess.NESTED);
                case NUMBER -> guess.saw(tape.whole(member).isPresent() ? Guess.WHOLE : Guess.REAL);
                case TRUE, FALSE -> guess.saw(Guess.BOOL);
                case TEXT -> text(member, guess);
                case NULL -> {
                    // Says nothing.
                }
            }
        }
    }

    private void text(int member, Guess guess) {
        if (tape.end(member) - tape.start(member) > 2) {
            boolean moment = Moments.ticks(tape, member) != Moments.NONE;
            guess.saw(moment ? Guess.MOMENT : Guess.TEXT);
        }
    }

    @Override
    public void write(Inferred columns, RowSink to) {
        if (nodes.length != columns.size()) {
            nodes = new int[columns.size()];
        }
        Arrays.fill(nodes, -1);
        for (int member = 1; member < tape.next(0); member = tape.next(member)) {
            int place = columns.place(tape.name(member));
            if (place >= 0) {
                nodes[place] = member;
            }
        }
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] < 0 || tape.kind(nodes[i]) == Kind.NULL) {
                to.none();
            } else {
                value(columns, i, nodes[i], to);
            }
        }
        to.end();
    }

    private void value(Inferred columns, int place, int node, RowSink to) {
        switch (columns.type(place)) {
            case BOOL -> to.truth(tape.kind(node) == Kind.TRUE);
            case LONG -> {
                OptionalLong whole = tape.whole(node);
                if (whole.isPresent()) {
                    to.number(whole.getAsLong());
                } else {
                    to.none();
                }
            }
            case REAL -> to.real(Double.parseDouble(tape.json(node)));
            case DATETIME -> {
                long ticks = Moments.ticks(tape, node);
                if (ticks == Moments.NONE) {
                    to.none();
                } else {
                    to.number(ticks);
                }
            }
            case DYNAMIC -> to.text(tape.json(node));
            default -> to.text(tape.kind(node) == Kind.TEXT ? tape.text(node) : tape.json(node));
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
