package dev.purser.testkit.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Finds programs of the system, and skips a test that needs one that is not there. */
public final class Tools {
    private static final Duration RUN = Duration.ofMinutes(5);

    private Tools() {}

    /** The program of that name in the search path, or empty. */
    public static Optional<Path> lookUp(String name) {
        String search = Optional.ofNullable(System.getenv("PATH")).orElse("/usr/bin:/bin");
        return Arrays.stream((search + ":/usr/sbin:/sbin").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The program of that name; skips the test, and prints why, where there is none. */
    public static Path find(String name) {
        Optional<Path> found = lookUp(name);
        if (found.isEmpty()) {
            throw skip(name + " is not installed: apt-get install " + name);
        }
        return found.get();
    }

    /** Skips the test unless the condition holds, and prints why. */
    public static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw skip(otherwise);
        }
    }

    /** Skips the test and prints why; to be thrown, so that the compiler knows. */
    public static RuntimeException skip(String reason) {
        System.err.println("SKIPPED: " + reason);
        Assumptions.abort(reason);
        return new IllegalStateException("an aborted assumption goes on");
    }

    /** Runs a program to its end, five minutes at most. */
    public static Finished run(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        try (RunningProcess process = RunningProcess.start(command, folder, environment)) {
            int exit = process.awaitExit(RUN);
            return new Finished(exit, process.output());
        }
    }

    /** Runs a program to its end, five minutes at most, in the folder for temporary files. */
    public static Finished run(String... command) throws IOException, InterruptedException {
        return run(Path.of(System.getProperty("java.io.tmpdir")), Map.of(), List.of(command));
    }
}
