package dev.purser.lake.feed;

import dev.purser.lake.engine.Engine;
import dev.purser.lake.file.StoredColumns;
import dev.purser.lake.hot.HotWriter;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The threads that make rows. Given batches by one thread. */
final class Crew implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    /** What each thread may have of a processor while those who are recorded need it. */
    private static final double SHARE = 0.25;

    private static final Duration LOOK = Duration.ofMillis(LOOK_MILLIS);

    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(1);
    private final List<Thread> threads = new ArrayList<>();
    private final Turns turns;
    private final Pause pause;

    Crew(
            int count,
            Engine engine,
            Map<String, StoredColumns> columns,
            List<RowMaker.Range> ranges,
            Turns turns,
            Pause pause,
            LongSupplier recorded,
            Trouble trouble,
            Counter unreadable,
            Worker.Done done) {
        this.turns = turns;
        this.pause = pause;
        for (int i = 0; i < count; i++) {
            HotWriter writer = new HotWriter(engine, columns);
            RowMaker maker = new RowMaker(writer, ranges, entry -> entry, unreadable);
            threads.add(Thread.ofPlatform()
                    .daemon()
                    .name("lake-rows-" + i)
                    .start(new Worker(
                            batches, writer, maker, turns, pause, new Share(SHARE, recorded), trouble, done)));
        }
    }

    /** Hands a batch to whoever is free; false if all has been stopped meanwhile. */
    boolean take(Batch batch) throws InterruptedException {
        while (!batches.offer(batch, LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            if (pause.stopped()) {
                return false;
            }
        }
        return true;
    }

    /** Waits until all that was given is committed; false if all has been stopped meanwhile. */
    boolean drained(long position) throws InterruptedException {
        while (!turns.await(position, LOOK)) {
            if (pause.stopped()) {
                return false;
            }
        }
        return true;
    }

    /** Ends the threads; what is not committed is given up. */
    @Override
    public void close() {
        pause.stop();
        turns.end();
        Threads.join(threads);
    }
}
