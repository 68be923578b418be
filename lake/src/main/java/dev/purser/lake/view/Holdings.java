package dev.purser.lake.view;

import dev.purser.lake.engine.Engine;
import dev.purser.lake.file.LakeFile;
import dev.purser.lake.file.LakeFolder;
import dev.purser.lake.file.Manifest;
import dev.purser.lake.hot.Generation;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the lake holds now, and every change of it.
 *
 * <p>A change of files is durable before it is seen, and is seen as a whole: whoever {@link #pin}s gets the moment before
 * it or the one after it. What a change takes away is removed when no pin of an older moment is left. Thread-safe.
 */
public final class Holdings {
    private static final Logger log = LoggerFactory.getLogger(Holdings.class);

    private final LakeFolder folder;
    private final Engine engine;
    private final ReentrantLock changing = new ReentrantLock();
    private final Object pins = new Object();
    private final SortedMap<Long, Integer> pinned = new TreeMap<>();
    private final SortedMap<Long, List<Runnable>> leaving = new TreeMap<>();
    private final List<LakeFile> doubtful = new ArrayList<>();
    private long version;
    private volatile Moment now;

    public Holdings(LakeFolder folder, Engine engine, Manifest manifest) {
        this.folder = folder;
        this.engine = engine;
        this.now = new Moment(manifest, List.of());
    }

    /** A moment that stays readable until it is closed. */
    public final class Pin implements AutoCloseable {
        private final Moment moment;
        private final long at;
        private boolean open = true;

        private Pin(Moment moment, long at) {
            this.moment = moment;
            this.at = at;
        }

        public Moment moment() {
            return moment;
        }

        @Override
        public void close() {
            synchronized (pins) {
                if (!open) {
                    return;
                }
                open = false;
                pinned.merge(at, -1, (count, less) -> count + less == 0 ? null : count + less);
            }
            tidy();
        }
    }

    /** What is held now, to look at; files and generations of it may go at any time. */
    public Moment now() {
        return now;
    }

    /** What is held now, to read. */
    public Pin pin() {
        synchronized (pins) {
            pinned.merge(version, 1, Integer::sum);
            return new Pin(now, version);
        }
    }

    /** Adds a generation: rows that are committed to it from now on are seen. */
    public void open(Generation generation) {
        changing.lock();
        try {
            show(now.with(generation), List.of());
        } finally {
            changing.unlock();
        }
    }

    /**
     * Replaces the manifest.
     *
     * @param change called once, under the lock, with the current one; the same manifest means that nothing changes
     * @throws IOException if it is not known whether the change is durable: it is not seen, and may be tried again
     */
    public void change(UnaryOperator<Manifest> change) throws IOException {
        handOver(change, List.of());
    }

    /** Replaces the manifest by one that has the rows of a generation, and drops the generation. */
    public void handOver(UnaryOperator<Manifest> change, Generation gone) throws IOException {
        handOver(change, List.of(gone));
    }

    private void handOver(UnaryOperator<Manifest> change, List<Generation> gone) throws IOException {
        changing.lock();
        try {
            Manifest before = now.manifest();
            Manifest after = change.apply(before);
            Moment next = now.with(after);
            if (after != before) {
                folder.save(after);
            }
            List<Runnable> removals = new ArrayList<>();
            for (Generation generation : gone) {
                next = next.without(generation);
                removals.add(() -> drop(generation));
            }
            if (after != before) {
                Set<String> kept = after.paths();
                before.tables().values().forEach(table -> {
                    table.all().stream()
                            .filter(file -> !kept.contains(file.path()))
                            .forEach(file -> removals.add(() -> delete(file)));
                });
                doubtful.stream()
                        .filter(file -> !kept.contains(file.path()))
                        .forEach(file -> removals.add(() -> delete(file)));
                doubtful.clear();
            }
            show(next, removals);
        } finally {
            changing.unlock();
        }
        tidy();
    }

    /**
     * Says that files are not wanted that a failed change may have named on disk: they go with the next change that is
     * durable.
     */
    public void abandon(List<LakeFile> files) {
        changing.lock();
        try {
            doubtful.addAll(files);
        } finally {
            changing.unlock();
        }
    }

    private void show(Moment next, List<Runnable> removals) {
        synchronized (pins) {
            version++;
            now = next;
            if (!removals.isEmpty()) {
                leaving.put(version, removals);
            }
        }
    }

    /** Removes what nobody reads any more. */
    private void tidy() {
        List<Runnable> due = new ArrayList<>();
        synchronized (pins) {
            long oldest = pinned.isEmpty() ? version : pinned.firstKey();
            SortedMap<Long, List<Runnable>> free = leaving.headMap(oldest + 1);
            free.values().forEach(due::addAll);
            free.clear();
        }
        due.forEach(Runnable::run);
    }

    private void drop(Generation generation) {
        try {
            generation.drop(engine);
        } catch (SQLException | RuntimeException e) {
            log.warn("rows that were handed over stay in memory: error=\"{}\"", e.getMessage());
        }
    }

    private void delete(LakeFile file) {
        try {
            folder.disk().delete(folder.path(file));
        } catch (IOException | RuntimeException e) {
            log.warn(
                    "file that is not wanted any more stays until the next start: file={} error=\"{}\"",
                    file.path(),
                    e.toString());
        }
    }
}
