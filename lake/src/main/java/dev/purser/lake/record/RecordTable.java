package dev.purser.lake.record;

import dev.purser.event.AuditEvent;
import dev.purser.event.MalformedEventException;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.json.JsonTape;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowSink;
import dev.purser.lake.table.RowWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A table that has a row for each record of a dialect that belongs to it. */
public final class RecordTable implements LakeTable {
    private final String name;
    private final String description;
    private final String timeColumn;
    private final List<Column> columns;
    private final Cell[] cells;
    private final Supplier<RecordWriter> writers;
    private final Predicate<AuditEvent> events;
    private final Predicate<ParsedRecord> records;

    /**
     * @param writers of the dialect; a new one for each thread
     * @param events false for events that surely have no record here: they are not even written
     * @param records whether a record belongs to the table; given only what is a JSON object
     */
    public RecordTable(
            String name,
            String description,
            String timeColumn,
            List<RecordColumn> columns,
            Supplier<RecordWriter> writers,
            Predicate<AuditEvent> events,
            Predicate<ParsedRecord> records) {
        this.name = name;
        this.description = description;
        this.timeColumn = timeColumn;
        this.columns = columns.stream().map(RecordColumn::column).toList();
        cells = columns.stream().flatMap(column -> column.cell().stream()).toArray(Cell[]::new);
        this.writers = writers;
        this.events = events;
        this.records = records;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public String timeColumn() {
        return timeColumn;
    }

    @Override
    public RowWriter rows() {
        return new Rows(writers.get());
    }

    /** What makes rows of records that come from elsewhere; a new one for each thread. */
    public RecordRows foreign() {
        ParsedRecord record = new ParsedRecord();
        return (bytes, length, to) -> {
            try {
                record.read(bytes, length, Optional.empty());
            } catch (MalformedEventException e) {
                throw new RecordException(RecordException.Reason.MALFORMED, e.getMessage(), e);
            }
            if (record.tape().kind(0) != JsonTape.Kind.OBJECT) {
                throw new RecordException(RecordException.Reason.MALFORMED, "expected a JSON object");
            }
            return row(record, to);
        };
    }

    private boolean row(ParsedRecord record, RowSink to) {
        if (!records.test(record)) {
            return false;
        }
        for (Cell cell : cells) {
            cell.read(record, to);
        }
        to.end();
        return true;
    }

    private final class Rows implements RowWriter {
        private final RecordWriter writer;
        private final RecordBuffer buffer = new RecordBuffer();
        private final ParsedRecord record = new ParsedRecord();

        Rows(RecordWriter writer) {
            this.writer = writer;
        }

        @Override
        public void write(long sequence, AuditEvent event, RowSink to) {
            if (!events.test(event)) {
                return;
            }
            buffer.clear();
            buffer.begin(sequence, event);
            writer.write(event, buffer);
            Optional<AuditEvent> of = Optional.of(event);
            for (int i = 0; i < buffer.size(); i++) {
                // Most events have one record, which needs no copy: it begins the array.
                byte[] bytes = i == 0 ? buffer.array() : buffer.copy(i);
                record.read(bytes, buffer.length(i), of);
                row(record, to);
            }
        }
    }
}
