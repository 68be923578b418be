package dev.purser.testkit.server;

import dev.purser.testkit.process.Ports;
import dev.purser.testkit.process.RunningProcess;
import dev.purser.testkit.process.Tools;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Debian's {@code docker-registry}, CNCF distribution: a registry that is not ours, to try clients on. */
public final class DistributionProcess implements AutoCloseable {
    private final RunningProcess process;
    private final URI base;

    private DistributionProcess(RunningProcess process, URI base) {
        this.process = process;
        this.base = base;
    }

    /** Skips the test where it is not installed. */
    public static DistributionProcess start(Path folder) throws Exception {
        Path tool = Tools.find("docker-registry");
        int port = Ports.free();
        Path config = Files.writeString(
                folder.resolve("distribution.yml"), """
                version: 0.1
                storage:
                  filesystem:
                    rootdirectory: %s
                  delete:
                    enabled: true
                http:
                  addr: 127.0.0.1:%d
                """.formatted(folder.resolve("distribution"), port));
        RunningProcess process =
                RunningProcess.start(List.of(tool.toString(), "serve", config.toString()), folder, Map.of());
        process.awaitPort(port, Duration.ofSeconds(30));
        return new DistributionProcess(process, URI.create("http://127.0.0.1:" + port));
    }

    public URI base() {
        return base;
    }

    @Override
    public void close() {
        process.close();
    }
}
