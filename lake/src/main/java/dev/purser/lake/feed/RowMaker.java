package dev.purser.lake.feed;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.event.SealedEvent;
import dev.purser.journal.JournalEntry;
import dev.purser.lake.hot.HotWriter;
import dev.purser.lake.hot.RowStage;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import io.micrometer.core.instrument.Counter;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an event's rows in all tables that want them. For one thread. */
public final class RowMaker {
    private static final Logger log = LoggerFactory.getLogger(RowMaker.class);

    /** Which events a table gets: those from {@code from} on that are below {@code to}. */
    public record Range(LakeTable table, long from, long to) {}

    private final HotWriter writer;
    private final List<Making> makings;
    private final UnaryOperator<JournalEntry> before;
    private final Counter unreadable;

    private record Making(String table, long from, long to, RowWriter rows, RowStage stage) {}

    /**
     * @param before what is done to an event first: erased parts are taken out
     * @param unreadable counts what is passed over
     */
    public RowMaker(HotWriter writer, List<Range> ranges, UnaryOperator<JournalEntry> before, Counter unreadable) {
        this.writer = writer;
        this.before = before;
        this.unreadable = unreadable;
        makings = ranges.stream()
                .map(range -> new Making(
                        range.table().name(),
                        range.from(),
                        range.to(),
                        range.table().rows(),
                        writer.stage(range.table().name())))
                .toList();
    }

    /**
     * Puts the event's rows into the writer's transaction. What cannot be read, or fails to make rows, is counted and left
     * out.
     *
     * @return the event; empty if it cannot be read, or no table wants it
     */
    public Optional<AuditEvent> make(JournalEntry entry) throws SQLException {
        long sequence = entry.sequence();
        Optional<AuditEvent> event = Optional.empty();
        for (Making making : makings) {
            if (sequence < making.from() || sequence >= making.to()) {
                continue;
            }
            if (event.isEmpty()) {
                event = read(before.apply(entry).event(), sequence);
                if (event.isEmpty()) {
                    return event;
                }
            }
            making.stage().begin(sequence);
            if (!rows(making, sequence, event.get())) {
                making.stage().giveUp();
            }
        }
        writer.relieve();
        return event;
    }

    private Optional<AuditEvent> read(SealedEvent sealed, long sequence) {
        try {
            return Optional.of(EventCodec.readStored(sealed));
        } catch (RuntimeException | StackOverflowError e) {
            unreadable.increment();
            log.warn(
                    "event cannot be read, the lake goes without it: sequence={} error=\"{}\"", sequence, e.toString());
            return Optional.empty();
        }
    }

    private boolean rows(Making making, long sequence, AuditEvent event) {
        try {
            making.rows().write(sequence, event, making.stage());
            if (!making.stage().whole()) {
                throw new IllegalStateException("a row without an end");
            }
            return true;
        } catch (RuntimeException | StackOverflowError e) {
            unreadable.increment();
            log.warn(
                    "event has no row in a table: table={} sequence={} error=\"{}\"",
                    making.table(),
                    sequence,
                    e.toString());
            return false;
        }
    }
}
