package dev.purser.lake.feed;

import dev.purser.journal.Journal;
import dev.purser.journal.JournalEntry;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.hot.Generation;
import dev.purser.lake.hot.HotWriter;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.view.Holdings;
import io.micrometer.core.instrument.Counter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Follows the journal: reads what is new, has it made into rows, and closes a generation when it is old or large enough.
 * One thread runs it; all other methods are for any.
 */
public final class Tail implements Runnable {
    /** At most how many events become rows together: what a commit of the engine's costs must be shared by many. */
    private static final int PAGE = 4_096;

    private static final int FIRST_PAGE = 64;

    /** About how many bytes of events become rows together. */
    private static final long PAGE_BYTES = 6L << 20;

    /** How long a wait for events lasts at most before the rest of the world is looked at. */
    private static final Duration LOOK = Duration.ofMillis(50);

    /** The shortest time between two looks that find little, so that events that come singly become rows together. */
    private static final long LINGER_MILLIS = 20;

    private static final int LITTLE = 256;

    /** About how many bytes rows in memory take before they are handed over, however few they are. */
    private static final long GENERATION_BYTES = 64L << 20;

    /**
     * What it works with.
     *
     * @param columns of all tables that rows go to, by name
     * @param ranges the tables that are made of events, and from which event on
     * @param threads how many make rows
     * @param events counts events
     * @param rows counts rows
     * @param unreadable counts what has no rows
     */
    public record Setup(
            Journal journal,
            Engine engine,
            Holdings holdings,
            Shelf shelf,
            Map<String, StoredColumns> columns,
            List<RowMaker.Range> ranges,
            DirectRows direct,
            Duration flushEvery,
            long flushRows,
            int threads,
            Trouble trouble,
            Counter events,
            Counter rows,
            Counter unreadable) {}

    /** Why a generation is to be closed before its time. */
    private record Wish(boolean flush, Set<String> rebuild, List<Long> erasures) {
        static final Wish NONE = new Wish(false, Set.of(), List.of());

        Wish and(Wish other) {
            Set<String> tables = new TreeSet<>(rebuild);
            tables.addAll(other.rebuild);
            List<Long> all = new ArrayList<>(erasures);
            other.erasures.stream().filter(erasure -> !all.contains(erasure)).forEach(all::add);
            return new Wish(flush || other.flush, tables, all);
        }
    }

    private final Setup setup;
    private final Turns turns;
    private final Pause pause = new Pause();
    private final AtomicReference<Wish> wish = new AtomicReference<>(Wish.NONE);
    private final Crew crew;
    private final HotWriter directWriter;
    private long next;
    private long bytesPerEvent = PAGE_BYTES / FIRST_PAGE;
    private long generations;
    private Generation current;
    private long opened;
    private long closedAt;
    private volatile Optional<Instant> recorded = Optional.empty();
    private volatile boolean stopping;

    /**
     * @param first the number of the first event that is read
     * @throws SQLException if there is no memory for rows
     */
    public Tail(Setup setup, long first) throws SQLException {
        this.setup = setup;
        next = first;
        closedAt = first;
        turns = new Turns(first);
        current = generation();
        setup.holdings().open(current);
        opened = System.nanoTime();
        Map<String, StoredColumns> ofEvents = new TreeMap<>();
        Map<String, StoredColumns> others = new TreeMap<>(setup.columns());
        setup.ranges().stream().map(RowMaker.Range::table).map(LakeTable::name).forEach(name -> {
            ofEvents.put(name, setup.columns().get(name));
            others.remove(name);
        });
        directWriter = new HotWriter(setup.engine(), others);
        crew = new Crew(
                setup.threads(),
                setup.engine(),
                ofEvents,
                setup.ranges(),
                turns,
                pause,
                setup.journal()::size,
                setup.trouble(),
                setup.unreadable(),
                this::committed);
    }

    /** The number of the first event that cannot be asked for. */
    public long position() {
        return turns.position();
    }

    /** When the newest event that can be asked for was recorded; empty if none was read yet. */
    public Optional<Instant> recorded() {
        return recorded;
    }

    /** Waits until that event can be asked for; false if the time ran out or the tail ended first. */
    public boolean await(long sequence, Duration atMost) throws InterruptedException {
        return turns.await(sequence + 1, atMost);
    }

    /** Has the generation closed soon. */
    public void flush() {
        wish(new Wish(true, Set.of(), List.of()));
    }

    /** Has tables made again from the events read so far. */
    public void rebuild(Set<String> tables) {
        wish(new Wish(false, tables, List.of()));
    }

    private void wish(Wish more) {
        wish.accumulateAndGet(more, Wish::and);
    }

    /** Ends {@link #run} after the batch under way; what was read is committed and goes to the shelf. */
    public void stop() {
        stopping = true;
    }

    /** Lets go of everything, where {@link #run} was never called. */
    public void abandon() {
        crew.close();
        directWriter.close();
    }

    @Override
    public void run() {
        try {
            for (int failures = 0; !stopping; ) {
                try {
                    turn();
                    failures = 0;
                } catch (SQLException | RuntimeException | Error e) {
                    // An error too: a tail that ends unseen would leave the tables behind for ever.
                    setup.trouble().failed(e);
                    pause.sleep(failures++ == 0 ? LOOK.toMillis() : 1_000);
                }
            }
            leave();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            crew.close();
            directWriter.close();
        }
    }

    private void leave() throws InterruptedException {
        try {
            // What a failing engine does not take is made again from the journal.
            if (setup.trouble().error().isEmpty() && crew.drained(next)) {
                setup.rows().increment(setup.direct().store(directWriter, current));
                setup.shelf()
                        .put(new Closed(
                                current, next, wish.get().rebuild(), wish.get().erasures()));
            }
        } catch (SQLException | RuntimeException e) {
            setup.trouble().failed(e);
        }
    }

    private void turn() throws SQLException, InterruptedException {
        if (full() && !setup.shelf().idle()) {
            // One is on its way into files and one is full: another would be memory without bound.
            pause.sleep(LINGER_MILLIS);
            return;
        }
        setup.rows().increment(setup.direct().store(directWriter, current));
        if (due() && setup.shelf().idle() && !close()) {
            return;
        }
        long began = System.nanoTime();
        if (!setup.journal().awaitBeyond(next, LOOK)) {
            return;
        }
        List<JournalEntry> entries = setup.journal().read(next, Math.clamp(PAGE_BYTES / bytesPerEvent, 1, PAGE));
        if (entries.isEmpty()) {
            pause.sleep(LOOK.toMillis());
            return;
        }
        measure(entries);
        long to = entries.getLast().sequence() + 1;
        if (crew.take(new Batch(next, to, entries, current))) {
            next = to;
        }
        if (entries.size() < LITTLE) {
            pause.sleep(LINGER_MILLIS - (System.nanoTime() - began) / 1_000_000);
        }
    }

    /** So many events, if there are and unless they are large; the journal gives them in smaller portions. */
    private List<JournalEntry> read(int wanted) {
        List<JournalEntry> entries = new ArrayList<>(setup.journal().read(next, wanted));
        while (!entries.isEmpty() && entries.size() < wanted && bytes(entries) < PAGE_BYTES / 2) {
            List<JournalEntry> more = setup.journal().read(entries.getLast().sequence() + 1, wanted - entries.size());
            if (more.isEmpty()) {
                break;
            }
            entries.addAll(more);
        }
        return entries;
    }

    private static long bytes(List<JournalEntry> entries) {
        long bytes = 0;
        for (JournalEntry entry : entries) {
            bytes += entry.event().bytes();
        }
        return bytes;
    }

    private void measure(List<JournalEntry> entries) {
        bytesPerEvent = Math.max(1, Math.max(bytes(entries) / entries.size(), bytesPerEvent / 2));
    }

    private boolean due() {
        Wish wished = wish.get();
        if (wished.flush() || !wished.rebuild().isEmpty()) {
            return true;
        }
        boolean old = System.nanoTime() - opened >= setup.flushEvery().toNanos();
        return full() || old && (next > closedAt || current.rows() > 0);
    }

    private boolean full() {
        return current.rows() >= setup.flushRows() || current.bytes() >= GENERATION_BYTES;
    }

    /** Closes the generation and opens the next; false if all was stopped meanwhile. */
    private boolean close() throws SQLException, InterruptedException {
        Generation fresh = generation();
        if (!crew.drained(next)) {
            return false;
        }
        Wish done = wish.getAndSet(Wish.NONE);
        setup.holdings().open(fresh);
        Closed closed = new Closed(current, next, done.rebuild(), done.erasures());
        current = fresh;
        opened = System.nanoTime();
        closedAt = next;
        setup.shelf().put(closed);
        return true;
    }

    private Generation generation() throws SQLException {
        return Generation.create(setup.engine(), String.valueOf(generations++), setup.columns());
    }

    private void committed(long events, long rows, Optional<Instant> last, List<Long> erasures) {
        setup.events().increment(events);
        setup.rows().increment(rows);
        if (last.isPresent()) {
            recorded = last;
        }
        if (!erasures.isEmpty()) {
            Set<String> all = new TreeSet<>();
            setup.ranges().forEach(range -> all.add(range.table().name()));
            wish(new Wish(false, all, erasures));
        }
    }
}
