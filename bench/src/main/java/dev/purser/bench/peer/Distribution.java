package dev.purser.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Debian's docker-registry: CNCF distribution with its file driver, as shipped, without authentication. */
public record Distribution(Process process, String base) implements Peer {
    public static Distribution start(Path folder) throws IOException {
        int port = Started.freePort();
        Files.createDirectories(folder);
        Path config = Files.writeString(folder.resolve("config.yml"), """
                version: 0.1
                log:
                  level: error
                  accesslog:
                    disabled: true
                storage:
                  filesystem:
                    rootdirectory: %s
                  delete:
                    enabled: true
                http:
                  addr: 127.0.0.1:%d
                """.formatted(folder.resolve("data"), port));
        Process process =
                Started.start(List.of("docker-registry", "serve", config.toString()), folder.resolve("log"), port);
        return new Distribution(process, "http://127.0.0.1:" + port);
    }

    @Override
    public String name() {
        return "distribution";
    }

    @Override
    public Optional<String> credential() {
        return Optional.empty();
    }
}
