package dev.purser.testkit.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A process that a test started, with everything that it printed. Thread-safe. Closing kills it, with the processes that
 * it started, and waits until it is gone.
 */
public final class RunningProcess implements AutoCloseable {
    private static final Duration END = Duration.ofSeconds(30);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final String name;
    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private RunningProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        this.reader = Thread.ofVirtual().name("output of " + name).start(this::readAll);
    }

    /**
     * Starts a program; its standard error goes where its output goes, its input is empty.
     *
     * @param environment added to this process's environment
     */
    public static RunningProcess start(List<String> command, Path folder, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new RunningProcess(Path.of(command.getFirst()).getFileName().toString(), builder.start());
    }

    /** Starts a program in the folder for temporary files. */
    public static RunningProcess start(String... command) throws IOException {
        return start(List.of(command), Path.of(System.getProperty("java.io.tmpdir")), Map.of());
    }

    private void readAll() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            lines.add("[output ends: " + closed.getMessage() + "]");
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** The lines printed so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** The lines printed so far, as one text. */
    public String output() {
        return String.join("\n", lines);
    }

    /**
     * Waits for a line of output.
     *
     * @throws AssertionError if it does not come in time, or the process ends before; the output is in the message
     */
    public String awaitLine(Predicate<String> wanted, Duration atMost) throws Exception {
        return Polling.until(() -> name + " to print the line awaited\n" + output(), atMost, () -> {
            Optional<String> found = lines.stream().filter(wanted).findFirst();
            if (found.isEmpty() && !process.isAlive()) {
                // What it printed last may still be on its way.
                reader.join(LAST_WORDS);
                found = lines.stream().filter(wanted).findFirst();
                if (found.isEmpty()) {
                    requireAlive();
                }
            }
            return found;
        });
    }

    /** Waits until something answers on the loopback address's port. */
    public void awaitPort(int port, Duration atMost) throws Exception {
        SocketAddress address = new InetSocketAddress("127.0.0.1", port);
        Polling.until(() -> name + " to listen on " + port + "\n" + output(), atMost, () -> {
            requireAlive();
            try (Socket socket = new Socket()) {
                socket.connect(address, 1000);
                return Optional.of(port);
            } catch (IOException notYet) {
                return Optional.empty();
            }
        });
    }

    /** @throws AssertionError if the process has ended, with its output in the message */
    public void requireAlive() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended with " + process.exitValue() + "\n" + output());
        }
    }

    /** Sends the signal to this process alone; what it still prints is kept. */
    public void signal(Signal signal) {
        switch (signal) {
            case SIGKILL -> process.toHandle().destroyForcibly();
            case SIGTERM -> process.toHandle().destroy();
        }
    }

    /**
     * Waits for the end.
     *
     * @return the exit code; 128 and the signal's number if a signal ended it
     * @throws AssertionError if it still runs at the deadline
     */
    public int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError(name + " still runs after " + atMost + "\n" + output());
        }
        reader.join(LAST_WORDS);
        return process.exitValue();
    }

    /** Kills it with SIGKILL and waits until it is gone. */
    public void kill() throws InterruptedException {
        signal(Signal.SIGKILL);
        awaitExit(END);
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        try {
            all.forEach(handle ->
                    handle.onExit().orTimeout(END.toSeconds(), TimeUnit.SECONDS).join());
        } catch (CompletionException stuck) {
            throw new IllegalStateException(name + " does not end", stuck);
        }
    }
}
