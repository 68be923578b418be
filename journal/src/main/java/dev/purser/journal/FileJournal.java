package dev.purser.journal;

import dev.purser.event.PurserException;
import dev.purser.event.SealedEvent;
import dev.purser.journal.segment.BadFrameException;
import dev.purser.journal.segment.RecordReader;
import dev.purser.journal.segment.SegmentList;
import dev.purser.journal.segment.SegmentRewrite;
import dev.purser.journal.segment.StoredRecord;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.MerkleTree;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.Tile;
import dev.purser.storage.DurableFiles;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal on files: segments of batch frames, one writing thread, group commit. Serves one process at a time.
 *
 * <p>Opening it repairs what a crash left, or finds what no crash leaves and then opens it for reading only; its state
 * says which. Two threads of its own run until it is closed: one writes, one does what is due behind the appends.
 */
public final class FileJournal implements Journal {
    private static final Logger log = LoggerFactory.getLogger(FileJournal.class);

    private final JournalFolder folder;
    private final FolderLock lock;
    private final String origin;
    private final JournalStart start;
    private final JournalHealth health;
    private final DurableSize size;
    private final RecordReader reader;
    private final SegmentList segments;
    private final CommitLoop commits;
    private final Notary notary;
    private final SegmentCare care;
    private final JournalKeeper keeper;
    private final Thread commitThread;
    private final Thread keeperThread;
    private final ReentrantLock closing = new ReentrantLock();
    private volatile boolean closed;

    private FileJournal(
            JournalFolder folder,
            JournalConfig config,
            FolderLock lock,
            JournalFormat format,
            JournalStart start,
            Recovery.Result found,
            Clock clock,
            MeterRegistry metrics)
            throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.origin = format.origin();
        this.start = start;
        this.health = new JournalHealth(clock);
        if (found.state() != JournalState.OK) {
            health.become(found.state(), found.detail());
        }
        this.size = new DurableSize(found.size());
        this.segments = found.segments();
        this.reader = new RecordReader(folder.segments(), segments, this::damaged);
        SegmentSupply supply = new SegmentSupply(
                folder.segments(),
                config.segmentBytes(),
                found.writer().map(open -> open.capacity()).orElse(0L),
                clock);
        this.commits = new CommitLoop(
                config.batchBytes(), supply, segments, found.writer(), size, health, metrics, this::rotated);
        this.notary = new Notary(
                folder,
                reader,
                segments,
                found.hashes(),
                size,
                JournalKeys.exist(config.keyFolder())
                        ? Optional.of(JournalKeys.load(config.keyFolder(), folder.publicKeys(), origin))
                        : Optional.empty(),
                found.checkpoint());
        this.care = new SegmentCare(
                folder,
                segments,
                supply,
                commits,
                reader,
                this::damaged,
                found.writer().map(open -> open.header().first()).orElse(0L));
        this.keeper = new JournalKeeper(
                folder,
                supply,
                segments,
                commits,
                notary,
                care,
                health,
                config.checkpointEvery(),
                JournalMetric.CHECKPOINT.timer(metrics));
        this.commitThread = Thread.ofPlatform().name("journal-commit").daemon().unstarted(commits);
        this.keeperThread = Thread.ofPlatform().name("journal-keeper").daemon().unstarted(keeper);
        JournalMetric.SIZE.gauge(metrics, size::get);
        JournalMetric.UNSIGNED.gauge(metrics, () -> size.get() - checkpointSize());
        JournalMetric.STATE.gauge(metrics, () -> health.state().number());
    }

    /**
     * Opens a journal, and makes it where there is none.
     *
     * @param knownCheckpoints checkpoint notes kept elsewhere, by which an older or other folder is found out
     * @throws PurserException if another process has it open, a newer program wrote it, or it cannot be read or made
     */
    public static FileJournal open(
            JournalConfig config, Clock clock, MeterRegistry metrics, List<String> knownCheckpoints) {
        JournalFolder folder = new JournalFolder(config.folder());
        try {
            DurableFiles.createFolders(folder.path());
            FolderLock lock = FolderLock.acquire(folder.lock());
            try {
                return open(folder, config, lock, clock, metrics, knownCheckpoints);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new PurserException(
                    JournalError.JOURNAL_UNREADABLE,
                    Map.of("folder", config.folder().toString()),
                    e);
        }
    }

    private static FileJournal open(
            JournalFolder folder,
            JournalConfig config,
            FolderLock lock,
            Clock clock,
            MeterRegistry metrics,
            List<String> known)
            throws IOException {
        boolean fresh = JournalFounding.found(folder, config);
        JournalFormat format = JournalFormat.read(folder.format());
        Recovery.Result found = new Recovery(folder, config, known).run();
        JournalStart start = new JournalStart(fresh, found.clean(), found.cut(), 0, found.size());
        FileJournal journal = new FileJournal(folder, config, lock, format, start, found, clock, metrics);
        journal.commitThread.start();
        journal.keeperThread.start();
        return journal;
    }

    /** How it was found when it was opened. */
    public JournalStart start() {
        return start;
    }

    public JournalFolder folder() {
        return folder;
    }

    /** The log's name, the first line of every checkpoint. */
    public String origin() {
        return origin;
    }

    @Override
    public long append(List<SealedEvent> events) {
        CommitLoop.check(events);
        return commits.append(new AppendRequest(events, false));
    }

    @Override
    public long appendReserved(List<SealedEvent> events) {
        CommitLoop.check(events);
        return commits.append(new AppendRequest(events, true));
    }

    @Override
    public long size() {
        return size.get();
    }

    @Override
    public long first() {
        return segments.first();
    }

    @Override
    public JournalStatus status() {
        JournalHealth.Now now = health.now();
        return new JournalStatus(
                now.state(),
                now.detail(),
                now.state().advice(),
                size.get(),
                checkpointSize(),
                segments.first(),
                now.since());
    }

    @Override
    public JournalState state() {
        return health.state();
    }

    private long checkpointSize() {
        return notary.latest().map(Checkpoint::size).orElse(0L);
    }

    @Override
    public Optional<Checkpoint> checkpoint() {
        return notary.latest();
    }

    @Override
    public Optional<Checkpoint> checkpointNow() {
        if (size.get() > 0) {
            changing(() -> {
                keeper.checkpoint();
                return true;
            });
        }
        return notary.latest();
    }

    @Override
    public List<JournalEntry> read(long from, int max) {
        List<StoredRecord> records = records(from, max);
        JournalEntry[] entries = new JournalEntry[records.size()];
        for (int i = 0; i < entries.length; i++) {
            entries[i] =
                    new JournalEntry(records.get(i).sequence(), records.get(i).event());
        }
        return List.of(entries);
    }

    /** The same, and for each event which parts were erased. */
    public List<StoredRecord> records(long from, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("read at least one event, not " + max);
        }
        return reading(() -> reader.read(Math.max(from, segments.first()), max, size.get()));
    }

    /**
     * A tile, or an entry bundle, of the tree that the latest checkpoint covers.
     *
     * @return its bytes; empty if the tree has none of that width, or retention has removed it
     */
    public Optional<byte[]> tile(Tile tile) {
        long covered = checkpointSize();
        if (tile.first() + tile.width() > Tile.count(tile.level(), covered)) {
            return Optional.empty();
        }
        if (tile.level() == Tile.ENTRIES) {
            return reading(() -> reader.bundle(tile.first(), tile.width(), covered));
        }
        return reading(() -> Optional.of(notary.hashes().read(tile.level(), tile.first(), tile.width())));
    }

    /** Roots and proofs for sizes up to the latest checkpoint's. */
    public MerkleTree tree() {
        return notary.hashes().tree();
    }

    /** The public key that checkpoints are signed with now; empty if the secret one is missing. */
    public Optional<NoteVerifier> verifier() {
        return notary.verifier();
    }

    /**
     * Makes the key that is to sign next, so that the event that announces it can name it. Made once, however often it is
     * called.
     */
    public NoteVerifier prepareKey() {
        return changing(notary::prepareKey);
    }

    /**
     * Signs a checkpoint over all that is durable with the present key and the prepared one, keeps it apart, and goes on
     * with the new key. To be called once the event that announces the new key is durable.
     */
    public Checkpoint rotateKey() {
        require();
        return changing(notary::rotateKey);
    }

    /**
     * Takes private parts, with their salts, out of events in a range; leaves, numbers, tree and proofs stay. When it
     * returns, the segments' files no longer hold them.
     *
     * @return how many parts were taken out
     * @throws PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if the state forbids it
     */
    public int erase(long from, long to, SegmentRewrite.Selector selector) {
        require();
        return changing(() -> care.erase(from, Math.min(to, size.get()), selector));
    }

    /**
     * Removes events from the front, in whole segments, as far as retention wants and nobody keeps them.
     *
     * @param wanted events below it may go
     * @param kept the lowest event that each live reader or hold still needs
     * @return the lowest number that is still here
     * @throws PurserException with {@link JournalError#JOURNAL_UNAVAILABLE} if the state forbids it; a full disk does not
     */
    public long trimBefore(long wanted, LongStream kept) {
        if (health.state() != JournalState.FULL) {
            require();
        }
        return changing(() -> care.trimBefore(wanted, kept));
    }

    /**
     * Ends the segment in use, so that everything durable now stands in files that are written no more.
     *
     * @return these files, in order: for a copy of the journal, to be made after its checkpoint was copied
     */
    public List<Path> finishedSegments() {
        require();
        return changing(() -> care.finished(size.get()));
    }

    /** Reads everything that is durable, and comes into {@link JournalState#DAMAGED} where something is not whole. */
    public JournalStatus scrub() {
        reading(() -> {
            care.scrub(size.get());
            return true;
        });
        return status();
    }

    /** Looks whether a failed disk or the folder is back or gone, now; done by itself about once a second. */
    public void tend() {
        keeper.tend();
    }

    private void require() {
        if (closed || health.state() != JournalState.OK) {
            throw AppendRequest.unavailable(health.now());
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T changing(Reading<T> change) {
        return reading(() -> Aside.run(change::read));
    }

    private <T> T reading(Reading<T> reading) {
        try {
            return reading.read();
        } catch (BadFrameException e) {
            health.become(JournalState.DAMAGED, e.getMessage());
            throw new PurserException(JournalError.JOURNAL_UNREADABLE, Map.of("found", e.getMessage()), e);
        } catch (IOException | UncheckedIOException e) {
            throw new PurserException(JournalError.JOURNAL_UNREADABLE, Map.of(), e);
        }
    }

    @Override
    public boolean awaitBeyond(long than, Duration atMost) throws InterruptedException {
        return size.awaitBeyond(than, atMost);
    }

    private void damaged(long from, long to, String what) {
        boolean news = !health.state().lasting();
        health.become(JournalState.DAMAGED, "events " + from + " to " + (to - 1) + ": " + what);
        if (news) {
            try {
                new DamageMark(from, to, what).write(folder.damaged());
            } catch (IOException e) {
                log.warn("damage was not marked: error=\"{}\"", e.toString());
            }
        }
    }

    private void rotated() {
        keeper.ask();
    }

    @Override
    public void close() {
        closing.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            keeper.stop();
            join(keeperThread);
            commits.stop();
            join(commitThread);
            size.close();
            leave();
        } finally {
            closing.unlock();
        }
    }

    private void leave() {
        try (lock) {
            checkpointNow();
            notary.close();
            if (health.state() == JournalState.OK && (size.get() == 0 || checkpointSize() == size.get())) {
                DurableFiles.write(folder.clean(), (size.get() + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            health.failed("closing the journal", e);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
