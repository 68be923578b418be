package dev.purser.cli.files;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Function;

/** Tells that and how far something goes on, in one line that is written over, and is gone when it ends. */
public final class Ticker implements AutoCloseable {
    /** For what usually ends within seconds. */
    public static final Duration OFTEN = Duration.ofMillis(500);

    private static final String CLEAR = "\r\u001B[K";

    private final Thread teller;

    private Ticker(Thread teller) {
        this.teller = teller;
    }

    /**
     * Begins, if there is somebody to tell.
     *
     * @param beat how often
     * @param line what to say after so long
     */
    public static Ticker start(boolean wanted, Duration beat, PrintWriter err, Function<Duration, String> line) {
        return new Ticker(wanted ? Thread.ofPlatform().daemon().start(() -> tell(beat, err, line)) : new Thread());
    }

    private static void tell(Duration beat, PrintWriter err, Function<Duration, String> line) {
        long began = System.nanoTime();
        boolean told = false;
        try {
            while (true) {
                Thread.sleep(beat);
                err.print(CLEAR + line.apply(Duration.ofNanos(System.nanoTime() - began)));
                err.flush();
                told = true;
            }
        } catch (InterruptedException done) {
            if (told) {
                err.print(CLEAR);
                err.flush();
            }
        }
    }

    @Override
    public void close() {
        teller.interrupt();
        boolean interrupted = false;
        while (teller.isAlive()) {
            try {
                teller.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
