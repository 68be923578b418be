package dev.purser.lake.feed;

import dev.purser.event.AuditEvent;
import dev.purser.journal.Erasure;
import dev.purser.journal.JournalEntry;
import dev.purser.lake.hot.HotWriter;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes rows of batches; several do so at once, and commit in turn. */
final class Worker implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final int TRIES = 3;
    private static final long LOOK_MILLIS = 100;

    /** What is told of each batch that is committed, in turn. */
    interface Done {
        void committed(long events, long rows, Optional<Instant> recorded, List<Long> erasures);
    }

    private final BlockingQueue<Batch> batches;
    private final HotWriter writer;
    private final RowMaker maker;
    private final Turns turns;
    private final Pause pause;
    private final Share share;
    private final Trouble trouble;
    private final Done done;

    Worker(
            BlockingQueue<Batch> batches,
            HotWriter writer,
            RowMaker maker,
            Turns turns,
            Pause pause,
            Share share,
            Trouble trouble,
            Done done) {
        this.batches = batches;
        this.writer = writer;
        this.maker = maker;
        this.turns = turns;
        this.pause = pause;
        this.share = share;
        this.trouble = trouble;
        this.done = done;
    }

    @Override
    public void run() {
        try (writer) {
            while (!pause.stopped()) {
                Batch batch = batches.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (batch != null) {
                    work(batch);
                    pause.sleep(share.rest());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Batch batch) {
        for (int failures = 0; !pause.stopped(); ) {
            try {
                if (failures < TRIES) {
                    together(batch);
                } else {
                    oneByOne(batch);
                }
                trouble.mended();
                return;
            } catch (SQLException | RuntimeException | Error e) {
                // An error too: a worker that ends unseen would hold up all others for ever.
                trouble.failed(e);
                writer.rollback();
                failures++;
                pause.after(failures);
            }
        }
    }

    private void together(Batch batch) throws SQLException {
        List<Long> erasures = new ArrayList<>();
        Optional<Instant> recorded = Optional.empty();
        share.begin();
        writer.begin(batch.into());
        for (JournalEntry entry : batch.entries()) {
            Optional<AuditEvent> event = maker.make(entry);
            if (event.isPresent()) {
                recorded = event.map(AuditEvent::recorded);
                if (Erasure.of(event.get()).isPresent()) {
                    erasures.add(entry.sequence());
                }
            }
        }
        writer.flush();
        share.end();
        if (turns.await(batch.from())) {
            long rows = writer.commit();
            done.committed(batch.entries().size(), rows, recorded, erasures);
            turns.done(batch.to());
        } else {
            writer.rollback();
        }
    }

    /** For a batch that keeps failing: only what fails by itself is left out, and not for want of memory or disk. */
    private void oneByOne(Batch batch) throws SQLException {
        if (!turns.await(batch.from())) {
            return;
        }
        long at = batch.from();
        for (JournalEntry entry : batch.entries()) {
            if (entry.sequence() < turns.position()) {
                continue;
            }
            at = entry.sequence() + 1;
            try {
                together(new Batch(turns.position(), at, List.of(entry), batch.into()));
            } catch (SQLException | RuntimeException e) {
                if (scarce(e)) {
                    throw e;
                }
                writer.rollback();
                log.error("event has no rows, they cannot be stored: sequence={}", entry.sequence(), e);
                turns.done(at);
            }
        }
        turns.done(batch.to());
    }

    /** Whether a failure says that something is used up, which mends by waiting. */
    private static boolean scarce(Exception e) {
        String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("memory") || said.contains("space") || said.contains("io error");
    }
}
