package dev.purser.event.dialect;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Severity;
import dev.purser.event.Target;
import dev.purser.event.json.JsonBytes;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Records one after another in one growing array, and of each where it stands, where it belongs, and which event it is
 * of. Can be cleared and used again. For one thread while it is written; may be read by several afterwards.
 */
public final class RecordBuffer {
    private static final int FIRST = 64;

    private final JsonBytes bytes = new JsonBytes(1 << 16);
    private int[] starts = new int[FIRST];
    private int[] ends = new int[FIRST];
    private long[] sequences = new long[FIRST];
    private UUID[] events = new UUID[FIRST];
    private Instant[] times = new Instant[FIRST];
    private Filing[] filings = new Filing[FIRST];
    private Action[] actions = new Action[FIRST];
    private Severity[] severities = new Severity[FIRST];
    private String[] actors = new String[FIRST];
    private String[] repositories = new String[FIRST];
    private int records;
    private int start;
    private long sequence;
    private UUID event;
    private Instant time;
    private Action action;
    private Severity severity = Severity.NORMAL;
    private String actor;
    private String repository;

    /**
     * What follows is of this event, whose action, severity, actor and repository are kept for systems that file by them.
     *
     * @param sequence its number in the journal, or -1 if it has none
     */
    public void begin(long sequence, AuditEvent event) {
        begin(sequence, event.id(), event.recorded());
        action = event.action();
        severity = event.severity();
        actor = event.actor().id().orElse(null);
        repository = null;
        for (Target target : event.targets()) {
            if (target.repository().isPresent()) {
                repository = target.repository().get();
                break;
            }
        }
    }

    /**
     * What follows is of this event, of which no more is known: its action is none and its severity normal.
     *
     * @param sequence its number in the journal, or -1 if it has none
     * @param time when it was recorded
     */
    public void begin(long sequence, UUID event, Instant time) {
        this.sequence = sequence;
        this.event = event;
        this.time = time;
        action = null;
        severity = Severity.NORMAL;
        actor = null;
        repository = null;
        start = bytes.length();
    }

    /** The journal's number of the event that is being written, or -1. */
    public long sequence() {
        return sequence;
    }

    /** Where a record's bytes are written; {@link JsonBytes#open()} begins a record that is an object. */
    public JsonBytes bytes() {
        return bytes;
    }

    /** Ends the record that was written since the last one. */
    public void end(Filing filing) {
        if (records == starts.length) {
            int size = records * 2;
            starts = Arrays.copyOf(starts, size);
            ends = Arrays.copyOf(ends, size);
            sequences = Arrays.copyOf(sequences, size);
            events = Arrays.copyOf(events, size);
            times = Arrays.copyOf(times, size);
            filings = Arrays.copyOf(filings, size);
            actions = Arrays.copyOf(actions, size);
            severities = Arrays.copyOf(severities, size);
            actors = Arrays.copyOf(actors, size);
            repositories = Arrays.copyOf(repositories, size);
        }
        starts[records] = start;
        ends[records] = bytes.length();
        sequences[records] = sequence;
        events[records] = event;
        times[records] = time;
        filings[records] = filing;
        actions[records] = action;
        severities[records] = severity;
        actors[records] = actor;
        repositories[records] = repository;
        records++;
        // A line feed keeps records apart in the array, and tells the JSON writer that nothing stands before the next.
        bytes.raw("\n");
        start = bytes.length();
    }

    /** Takes over one record of another buffer, with all that is known of it. */
    public void append(RecordBuffer other, int record) {
        begin(other.sequences[record], other.events[record], other.times[record]);
        action = other.actions[record];
        severity = other.severities[record];
        actor = other.actors[record];
        repository = other.repositories[record];
        bytes.raw(other.array(), other.starts[record], other.ends[record]);
        end(other.filings[record]);
    }

    /** Takes back what was written since there were so many records, also what was begun and not ended. */
    public void truncate(int size) {
        int end = size == 0 ? 0 : ends[size - 1] + 1;
        Arrays.fill(events, size, records, null);
        Arrays.fill(times, size, records, null);
        Arrays.fill(filings, size, records, null);
        Arrays.fill(actions, size, records, null);
        Arrays.fill(actors, size, records, null);
        Arrays.fill(repositories, size, records, null);
        records = size;
        bytes.cut(end);
        start = end;
    }

    /** Forgets all records and keeps the arrays. */
    public void clear() {
        Arrays.fill(events, 0, records, null);
        Arrays.fill(times, 0, records, null);
        Arrays.fill(filings, 0, records, null);
        Arrays.fill(actions, 0, records, null);
        Arrays.fill(actors, 0, records, null);
        Arrays.fill(repositories, 0, records, null);
        records = 0;
        start = 0;
        bytes.reset();
    }

    /** How many records there are. */
    public int size() {
        return records;
    }

    /** How many bytes all records have, with one between each two. */
    public int length() {
        return bytes.length();
    }

    /** The array that all records lie in; valid until the next write. Between two records stands a line feed. */
    public byte[] array() {
        return bytes.array();
    }

    /** Where a record begins in the array. */
    public int start(int record) {
        return starts[record];
    }

    /** How many bytes a record has. */
    public int length(int record) {
        return ends[record] - starts[record];
    }

    /** A copy of one record's bytes. */
    public byte[] copy(int record) {
        return Arrays.copyOfRange(bytes.array(), starts[record], ends[record]);
    }

    /** The number of the record's event in the journal, or -1. */
    public long sequence(int record) {
        return sequences[record];
    }

    /** The id of the record's event. */
    public UUID event(int record) {
        return events[record];
    }

    /** When the record's event was recorded. */
    public Instant time(int record) {
        return times[record];
    }

    public Filing filing(int record) {
        return filings[record];
    }

    /** What was done, as the record's event says; empty where the event was not given whole. */
    public Optional<Action> action(int record) {
        return Optional.ofNullable(actions[record]);
    }

    /** The id of who did it; empty where there is none, or where the event was not given whole. */
    public Optional<String> actor(int record) {
        return Optional.ofNullable(actors[record]);
    }

    /**
     * The full name of the repository that the event is about, of the first if there are several; empty where there is none,
     * or where the event was not given whole.
     */
    public Optional<String> repository(int record) {
        return Optional.ofNullable(repositories[record]);
    }

    /** How much the record's event matters. */
    public Severity severity(int record) {
        return severities[record];
    }
}
