package dev.purser.delivery.syslog;

import dev.purser.event.Action;
import dev.purser.event.Severity;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.json.InstantText;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes messages as RFC 5424 section 6 has them, one after another into one array:
 * {@code <108>1 2026-01-01T00:00:00.000000Z host purser - image.delete [purser@32473 sequence="17" id="…"] …}. For one
 * thread; used again for each batch.
 */
final class SyslogMessages {
    private static final int INFORMATIONAL = 6;
    private static final int MICROSECONDS = 26;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Facility facility;
    private final byte[] sender;
    private final byte[] data;
    private final boolean bom;
    private final InstantText instants = new InstantText();
    private final byte[] instant = new byte[InstantText.LENGTH];
    private final JsonBytes note = new JsonBytes(1024);
    private byte[] bytes = new byte[1 << 16];
    private int at;

    /**
     * @param host HOSTNAME
     * @param app APP-NAME
     * @param enterprise the number after the at sign of the structured data's name
     * @param bom whether texts begin with a byte order mark, which says that they are UTF-8
     */
    SyslogMessages(Facility facility, String host, String app, int enterprise, boolean bom) {
        this.facility = facility;
        sender = (" " + host + " " + app + " - ").getBytes(StandardCharsets.US_ASCII);
        data = (" [purser@" + enterprise + " ").getBytes(StandardCharsets.US_ASCII);
        this.bom = bom;
    }

    void clear() {
        at = 0;
    }

    /** Where the next message will begin. */
    int at() {
        return at;
    }

    /** Takes back what was written since. */
    void back(int to) {
        at = to;
    }

    byte[] array() {
        return bytes;
    }

    /** Makes room for {@code count} bytes in front of the message that began at {@code start}, and gives it away. */
    void shift(int start, int count) {
        room(count);
        System.arraycopy(bytes, start, bytes, start + count, at - start);
        at += count;
    }

    /** One record. */
    void record(RecordBuffer records, int record) {
        header(level(records.severity(record)), records.time(record));
        Optional<Action> action = records.action(record);
        ascii(action.isPresent() ? action.get().text() : "-");
        put(data);
        ascii("sequence=\"");
        ascii(Long.toString(records.sequence(record)));
        ascii("\" id=\"");
        UUID id = records.event(record);
        ascii(id == null ? "" : id.toString());
        ascii("\"] ");
        mark();
        int length = records.length(record);
        room(length);
        System.arraycopy(records.array(), records.start(record), bytes, at, length);
        at += length;
    }

    /**
     * The journal's checkpoint as a message of its own: JSON, since it has line breaks of its own.
     *
     * @param next the number after the last event that was sent before it
     */
    void checkpoint(String checkpoint, long next, Instant cut) {
        header(INFORMATIONAL, cut);
        ascii("checkpoint");
        put(data);
        ascii("next=\"");
        ascii(Long.toString(next));
        ascii("\"] ");
        mark();
        note.reset();
        note.open();
        note.text("checkpoint", checkpoint);
        note.close();
        put(note.copy(0));
    }

    private void header(int level, Instant time) {
        ascii("<");
        ascii(Integer.toString(facility.code() * 8 + level));
        ascii(">1 ");
        instants.write(time, instant, 0);
        room(MICROSECONDS + 1);
        System.arraycopy(instant, 0, bytes, at, MICROSECONDS);
        at += MICROSECONDS;
        bytes[at++] = 'Z';
        put(sender);
    }

    /** RFC 5424 table 2: informational, warning, critical. */
    private static int level(Severity severity) {
        return switch (severity) {
            case NORMAL -> INFORMATIONAL;
            case WARNING -> 4;
            case CRITICAL -> 2;
        };
    }

    private void mark() {
        if (bom) {
            put(BOM);
        }
    }

    private void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[at++] = (byte) text.charAt(i);
        }
    }

    private void put(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, at, more.length);
        at += more.length;
    }

    private void room(int more) {
        if (bytes.length - at < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, Math.addExact(at, more)));
        }
    }
}
