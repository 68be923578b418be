package dev.purser.bench.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The built program, started as a user starts it. */
public record Purser(Process process, String base, Path data, long startNanos) implements Peer {
    /**
     * @param home the checkout with the start script
     * @param settings flags beside folder and port
     */
    public static Purser start(Path home, Path folder, String... settings) throws IOException {
        int port = Started.freePort();
        Files.createDirectories(folder);
        Path data = folder.resolve("data");
        List<String> command = new ArrayList<>(
                List.of(home.resolve("purser").toString(), "serve", "--data=" + data, "--listen.port=" + port));
        command.addAll(List.of(settings));
        long began = System.nanoTime();
        Process process = Started.start(command, folder.resolve("log"), port);
        return new Purser(process, "http://127.0.0.1:" + port, data, System.nanoTime() - began);
    }

    @Override
    public String name() {
        return "purser";
    }

    @Override
    public Optional<String> credential() {
        try {
            String password = Files.readString(data.resolve("admin-password")).strip();
            return Optional.of("Basic "
                    + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException missing) {
            throw new IllegalStateException("no administrator's password in " + data, missing);
        }
    }
}
