package dev.purser.testkit.server;

import dev.purser.testkit.client.Login;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.process.RunningProcess;
import dev.purser.testkit.process.Signal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The built program, running on a data folder of the test's, on a port of its own choice. Closing kills it.
 *
 * <p>The program is the one that the system property {@code purser.home} names (a folder that holds {@code
 * quarkus-run.jar}), else the one built in the {@code server} folder of this source tree.
 */
public final class PurserProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final String READY = "listening on ";

    private final RunningProcess process;
    private final Path data;
    private final List<String> flags;
    private final URI base;

    private PurserProcess(RunningProcess process, Path data, List<String> flags, URI base) {
        this.process = process;
        this.data = data;
        this.flags = flags;
        this.base = base;
    }

    /**
     * Starts the program and waits until it answers.
     *
     * @param data its data folder; made if it is missing
     * @param flags settings, such as {@code --identity.anonymous-pull=true}
     */
    public static PurserProcess start(Path data, String... flags) throws Exception {
        return start(List.of(), data, List.of(flags));
    }

    /** Starts the program with words before its command, such as those of {@code StraceInjector.prefix}. */
    public static PurserProcess start(List<String> before, Path data, List<String> flags) throws Exception {
        RunningProcess process = launch(before, data, flags);
        try {
            String line = process.awaitLine(each -> each.contains(READY), START);
            URI base = URI.create(
                    line.substring(line.indexOf(READY) + READY.length()).trim());
            return new PurserProcess(process, data, flags, base);
        } catch (Exception | AssertionError failed) {
            process.close();
            throw failed;
        }
    }

    /** Starts the program without waiting, for starts that are expected to fail. */
    public static RunningProcess launch(List<String> before, Path data, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                jar().toString(),
                "--data=" + data.toAbsolutePath(),
                "--listen.port=0"));
        command.addAll(flags);
        Files.createDirectories(data.toAbsolutePath().getParent());
        return RunningProcess.start(command, data.toAbsolutePath().getParent(), Map.of());
    }

    private static Path jar() {
        Optional<String> home = Optional.ofNullable(System.getProperty("purser.home"));
        if (home.isPresent()) {
            return Path.of(home.get(), "quarkus-run.jar").toAbsolutePath();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            for (String below : List.of("target/quarkus-app", "server/target/quarkus-app")) {
                Path jar = at.resolve(below).resolve("quarkus-run.jar");
                if (Files.exists(jar)) {
                    return jar;
                }
            }
        }
        throw new IllegalStateException("the program is not built: run `./purser build`, or set purser.home");
    }

    /** The same folder and settings again, after this process has ended. */
    public PurserProcess startAgain() throws Exception {
        return start(List.of(), data, flags);
    }

    /** Scheme, host and port. */
    public URI base() {
        return base;
    }

    /** Host and port, as clients write them before a repository's name. */
    public String registry() {
        return base.getAuthority();
    }

    public Path data() {
        return data;
    }

    public long pid() {
        return process.pid();
    }

    public String output() {
        return process.output();
    }

    public boolean alive() {
        return process.alive();
    }

    /** The file that holds the first administrator's password. */
    public Path passwordFile() {
        return data.resolve("admin-password");
    }

    public Login administrator() throws IOException {
        return new Login("admin", Files.readString(passwordFile()).strip());
    }

    /** A client that calls as administrator. */
    public RegistryClient client() throws IOException {
        return RegistryClient.basic(base, administrator());
    }

    /** The record, read as administrator. */
    public EventLog events() throws IOException {
        return new EventLog(client().http());
    }

    /** Ends it with SIGKILL. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    /** Ends it in order with SIGTERM; gives the exit code. */
    public int stop() throws InterruptedException {
        process.signal(Signal.SIGTERM);
        return process.awaitExit(STOP);
    }

    /** Waits for it to end by itself. */
    public int awaitExit(Duration atMost) throws InterruptedException {
        return process.awaitExit(atMost);
    }

    @Override
    public void close() {
        process.close();
    }
}
