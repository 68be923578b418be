package dev.purser.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Injects faults into the system calls of a real process, all its threads and what they start, by {@code strace}.
 *
 * <p>Either attached to a running process, in which case closing ends the faults and lets the process go on, or put
 * before the command of one to be started. Not for several at once on one process.
 */
public final class StraceInjector implements AutoCloseable {
    private static final Duration ATTACH = Duration.ofSeconds(30);

    private final RunningProcess strace;
    private final Path log;

    private StraceInjector(RunningProcess strace, Path log) {
        this.strace = strace;
        this.log = log;
    }

    /** Skips the test, and prints why, where {@code strace} is missing or may not trace another process. */
    public static void requireWorks() throws IOException, InterruptedException {
        Path strace = Tools.find("strace");
        try (RunningProcess idle = RunningProcess.start("sleep", "60")) {
            Path log = Files.createTempFile("strace", ".log");
            try (RunningProcess probe =
                    RunningProcess.start(strace.toString(), "-o", log.toString(), "-p", Long.toString(idle.pid()))) {
                Polling.until(
                        "strace to attach",
                        ATTACH,
                        () -> !probe.alive() || probe.output().contains("attached"));
                Tools.require(
                        probe.output().contains("attached") && !probe.output().contains("not permitted"),
                        "this sandbox forbids ptrace: " + probe.output());
            } catch (IOException | InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            } finally {
                Files.deleteIfExists(log);
            }
        }
    }

    /** The words to put before a command so that it runs with the faults from its first call on. */
    public static List<String> prefix(Injection injection, Path log) {
        List<String> words = command(injection, log);
        words.addAll(List.of("--seccomp-bpf", "--"));
        return List.copyOf(words);
    }

    /** Attaches to a running process; the faults are in effect when this returns. */
    public static StraceInjector attach(long pid, Injection injection, Path log) throws Exception {
        List<String> words = command(injection, log);
        words.addAll(List.of("-p", Long.toString(pid)));
        RunningProcess strace = RunningProcess.start(words, log.toAbsolutePath().getParent(), Map.of());
        strace.awaitLine(line -> line.contains("attached"), ATTACH);
        return new StraceInjector(strace, log);
    }

    private static List<String> command(Injection injection, Path log) {
        List<String> words =
                new ArrayList<>(List.of(Tools.find("strace").toString(), "-f", "-y", "-o", log.toString()));
        words.addAll(injection.arguments());
        return words;
    }

    /** How many calls were met by a fault so far. */
    public long hits() throws IOException {
        return hits(log);
    }

    /** How many calls were met by a fault, by the log of an {@code strace} that ran before a command. */
    public static long hits(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("(INJECTED)") || line.contains("killed by SIGKILL"))
                    .count();
        }
    }

    /** Ends the faults; the process goes on. */
    @Override
    public void close() throws InterruptedException {
        strace.signal(Signal.SIGTERM);
        strace.awaitExit(ATTACH);
    }
}
