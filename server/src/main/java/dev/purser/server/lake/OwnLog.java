package dev.purser.server.lake;

import dev.purser.event.PurserException;
import dev.purser.lake.table.RowSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * The server's own log on its way into the lake. Who logs never waits: a line that finds the queue full is dropped, and the
 * next that finds a place says how many were. What the lake itself has to say below a warning, and whatever is said while
 * lines are brought there, is passed over, so that no line begets another.
 */
final class OwnLog extends Handler {
    private static final int WAITING = 4_096;
    private static final int TOGETHER = 256;
    private static final int AT_MOST_SECONDS = 5;
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    /** Some lines, to be written as rows. */
    interface Lines {
        void write(RowSink to);
    }

    private final BlockingQueue<LogLine> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Consumer<Lines> lake;
    private final Thread bringing = Thread.ofVirtual().name("server-log").unstarted(this::bring);

    OwnLog(Consumer<Lines> lake) {
        this.lake = lake;
    }

    /** The table that this machine's logs belong to. */
    static String table() {
        return WINDOWS ? "Event" : "Syslog";
    }

    void start() {
        bringing.start();
        Logger.getLogger("").addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        if (record == null || Thread.currentThread() == bringing || !isLoggable(record) || ofTheLake(record)) {
            return;
        }
        if (!waiting.offer(LogLine.of(record))) {
            dropped.incrementAndGet();
        }
    }

    private static boolean ofTheLake(LogRecord record) {
        String name = record.getLoggerName();
        return name != null
                && name.startsWith("dev.purser.lake")
                && record.getLevel().intValue() < Level.WARNING.intValue();
    }

    private void bring() {
        Machine machine = Machine.find();
        List<LogLine> batch = new ArrayList<>(TOGETHER);
        try {
            boolean last = false;
            while (!last) {
                batch.add(waiting.take());
                waiting.drainTo(batch, TOGETHER - 1);
                last = batch.remove(LogLine.LAST);
                long lost = dropped.getAndSet(0);
                if (lost > 0) {
                    batch.add(LogLine.dropped(lost));
                }
                bring(machine, List.copyOf(batch));
                batch.clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void bring(Machine machine, List<LogLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try {
            lake.accept(to -> lines.forEach(line -> {
                if (WINDOWS) {
                    line.toEvent(machine).write(to);
                } else {
                    line.toSyslog(machine).write(to);
                }
            }));
        } catch (PurserException notNow) {
            dropped.addAndGet(lines.size());
        }
    }

    @Override
    public void flush() {
        // Lines leave as fast as they can.
    }

    /** Takes no more lines, and waits a little until those that wait are in the lake. */
    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
        if (bringing.getState() == Thread.State.NEW) {
            return;
        }
        try {
            if (waiting.offer(LogLine.LAST, AT_MOST_SECONDS, TimeUnit.SECONDS)) {
                bringing.join(TimeUnit.SECONDS.toMillis(AT_MOST_SECONDS));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
