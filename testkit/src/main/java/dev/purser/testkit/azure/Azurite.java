package dev.purser.testkit.azure;

import dev.purser.testkit.process.Finished;
import dev.purser.testkit.process.RunningProcess;
import dev.purser.testkit.process.Signal;
import dev.purser.testkit.process.Tools;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A running blob service with the emulator's one account, on a port of its own of the loopback address. What it holds is
 * kept while it is stopped, and it comes back on the same port. For one thread.
 */
public final class Azurite implements AutoCloseable {
    private static final String VERSION = "3.37.0";
    private static final String LISTENS = "successfully listens on ";
    private static final Duration START = Duration.ofMinutes(1);

    private final Path node;
    private final Path installed;
    private final Path data;
    private RunningProcess process;
    private URI address = URI.create("http://127.0.0.1:0");

    private Azurite(Path node, Path installed, Path data) {
        this.node = node;
        this.installed = installed;
        this.data = data;
    }

    /**
     * Installs it below {@code target} if that has not been done, and starts it; skips the test, and prints why, where that
     * cannot be done.
     *
     * @param data where it keeps blobs
     */
    public static Azurite start(Path data) throws Exception {
        Path node = Tools.lookUp("node").orElseThrow(() -> Tools.skip("Azurite needs Node.js: apt-get install nodejs"));
        Path npm = Tools.lookUp("npm").orElseThrow(() -> Tools.skip("Azurite needs npm: apt-get install npm"));
        Azurite azurite = new Azurite(node, install(npm), data);
        azurite.restart();
        return azurite;
    }

    private static Path install(Path npm) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of("target", "azurite").toAbsolutePath());
        Path main = folder.resolve("node_modules/azurite/dist/src/blob/main.js");
        try (FileChannel channel =
                        FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Path complete = folder.resolve("complete-" + VERSION);
            if (lock.isValid() && !Files.exists(complete)) {
                Finished finished = Tools.run(
                        folder,
                        Map.of(),
                        List.of(
                                npm.toString(),
                                "install",
                                "--prefix",
                                folder.toString(),
                                "--no-audit",
                                "--no-fund",
                                "--loglevel=error",
                                "azurite@" + VERSION));
                Tools.require(
                        finished.exit() == 0 && Files.exists(main), "npm cannot install Azurite: " + finished.output());
                Files.createFile(complete);
            }
        }
        return main;
    }

    /** The emulator's account. */
    public String account() {
        return "devstoreaccount1";
    }

    /** The account's key, which Microsoft has published. */
    public String key() {
        return "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    }

    /** Where it listens, or listened, without the account. */
    public URI address() {
        return address;
    }

    /** The blob endpoint, with the account in its path. */
    public String endpoint() {
        return address + "/" + account();
    }

    /** Stops it in an orderly way. */
    public void stop() throws InterruptedException {
        if (process != null) {
            process.signal(Signal.SIGTERM);
            process.awaitExit(START);
            process.close();
            process = null;
        }
    }

    /** Starts it again where it was. */
    public void restart() throws Exception {
        if (process != null) {
            return;
        }
        process = RunningProcess.start(
                List.of(
                        node.toString(),
                        installed.toString(),
                        "--blobHost",
                        address.getHost(),
                        "--blobPort",
                        Integer.toString(address.getPort()),
                        "--location",
                        data.toString(),
                        "--skipApiVersionCheck",
                        "--disableTelemetry"),
                data,
                Map.of());
        String line = process.awaitLine(one -> one.contains(LISTENS), START);
        address = URI.create(
                line.substring(line.indexOf(LISTENS) + LISTENS.length()).strip());
    }

    @Override
    public void close() throws InterruptedException {
        stop();
    }
}
