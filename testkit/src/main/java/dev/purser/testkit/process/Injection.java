package dev.purser.testkit.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code strace} does to a process's system calls.
 *
 * @param calls the system calls, as Linux names them
 * @param effect {@code error=…} in place of the call, or {@code signal=…} at its beginning
 * @param when which calls of each thread: {@code 3}, {@code 3+} (from the third on), {@code 3+2} (every second from there)
 * @param paths only calls on these files or folders, by exact path; all where empty
 */
public record Injection(List<String> calls, String effect, String when, List<Path> paths) {
    /** All calls that write bytes. */
    public static final List<String> WRITES = List.of("write", "pwrite64", "writev", "pwritev");

    /** All calls that sync. */
    public static final List<String> SYNCS = List.of("fsync", "fdatasync");

    /** All calls that rename. */
    public static final List<String> RENAMES = List.of("rename", "renameat", "renameat2");

    /** All calls that remove a name. */
    public static final List<String> UNLINKS = List.of("unlink", "unlinkat", "rmdir");

    public Injection {
        calls = List.copyOf(calls);
        paths = List.copyOf(paths);
    }

    /** Every such call fails with the error, for example {@code EIO}, and is not made. */
    public static Injection error(String error, List<String> calls) {
        return new Injection(calls, "error=" + error, "1+", List.of());
    }

    /** The first such call is met by SIGKILL. */
    public static Injection kill(List<String> calls) {
        return new Injection(calls, "signal=SIGKILL", "1", List.of());
    }

    public Injection when(String which) {
        return new Injection(calls, effect, which, paths);
    }

    public Injection on(Path... files) {
        return new Injection(calls, effect, when, List.of(files));
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        String names = String.join(",", calls);
        arguments.addAll(List.of("-e", "trace=" + names, "-e", "inject=" + names + ":" + effect + ":when=" + when));
        for (Path path : paths) {
            arguments.addAll(List.of("-P", path.toString()));
        }
        return arguments;
    }
}
