package dev.purser.ibm.table;

import dev.purser.event.json.JsonTape;
import dev.purser.ibm.activitytracker.Frame;
import dev.purser.lake.record.RecordRows;
import dev.purser.lake.table.RowSink;

/** Takes the frame off records that stand in one. For one thread. */
final class FramedRows implements RecordRows {
    private final RecordRows plain;
    private final JsonTape tape = new JsonTape();

    FramedRows(RecordRows plain) {
        this.plain = plain;
    }

    @Override
    public boolean row(byte[] record, int length, RowSink to) {
        if (plain.row(record, length, to)) {
            return true;
        }
        // An object, since it was read already.
        tape.read(record, length);
        Frame frame = Frame.of(tape);
        if (frame == Frame.PLAIN) {
            return false;
        }
        byte[] content = frame.content(tape);
        return plain.row(content, content.length, to);
    }
}
