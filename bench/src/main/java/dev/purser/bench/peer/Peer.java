package dev.purser.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A program under measurement: a process of ours on the loopback address, started for one run and ended with it. */
public interface Peer extends AutoCloseable {
    /** The name in reports. */
    String name();

    /** Scheme, host and port. */
    String base();

    /** The credential that pushes need: the value of an {@code Authorization} header; empty where none is needed. */
    Optional<String> credential();

    Process process();

    /** The most memory that the process has held so far, in KiB; Linux's VmHWM. */
    default long peakKib() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process().pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    default void close() {
        process().destroy();
        try {
            if (!process().waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
                process().destroyForcibly().waitFor();
            }
        } catch (InterruptedException stopped) {
            process().destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
