package dev.purser.cli.query;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.LongFunction;

/** Tells on a terminal, every half second, that and how far something goes on, in one line that is written over. */
final class Ticker implements AutoCloseable {
    private static final Duration BEAT = Duration.ofMillis(500);
    private static final String CLEAR = "\r\u001B[K";

    private final Thread teller;

    private Ticker(Thread teller) {
        this.teller = teller;
    }

    /**
     * Begins, if there is a terminal to tell on.
     *
     * @param line what to say after so many seconds
     */
    static Ticker start(boolean terminal, PrintWriter err, LongFunction<String> line) {
        return new Ticker(terminal ? Thread.ofPlatform().daemon().start(() -> tell(err, line)) : new Thread());
    }

    private static void tell(PrintWriter err, LongFunction<String> line) {
        long began = System.nanoTime();
        boolean told = false;
        try {
            while (true) {
                Thread.sleep(BEAT);
                err.print(CLEAR
                        + line.apply(Duration.ofNanos(System.nanoTime() - began).toSeconds()));
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
