package dev.purser.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's PostgreSQL with an empty database of its own, set for queries over many rows on a small machine. It refuses to
 * run as root: there it is run as Debian's user {@code postgres}.
 */
public record Postgres(Process process, int port) implements AutoCloseable {
    private static final String USER = "postgres";

    /**
     * @param folder a new one that its user may reach
     */
    public static Postgres start(Path folder) throws IOException, InterruptedException {
        Path tools = tools();
        Path data = folder.resolve("data");
        if (root()) {
            run(List.of("install", "-d", "-o", USER, "-m", "700", folder.toString()));
        } else {
            Files.createDirectories(folder);
        }
        run(asUser(tools.resolve("initdb").toString(), "-A", "trust", "-U", USER, "-D", data.toString()));
        int port = Started.freePort();
        Process process = Started.start(
                asUser(
                        tools.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=" + data,
                        "-c",
                        "shared_buffers=4GB",
                        "-c",
                        "work_mem=256MB",
                        "-c",
                        "maintenance_work_mem=1GB",
                        "-c",
                        "effective_cache_size=12GB",
                        "-c",
                        "random_page_cost=1.1",
                        "-c",
                        "max_parallel_workers_per_gather=2",
                        "-c",
                        "max_wal_size=8GB",
                        "-c",
                        "synchronous_commit=off"),
                folder.resolveSibling(folder.getFileName() + ".log"),
                port);
        return new Postgres(process, port);
    }

    /** A new connection. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, "");
    }

    private static Path tools() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.max(Comparator.naturalOrder()).orElseThrow().resolve("bin");
        }
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static List<String> asUser(String... command) {
        List<String> all = new ArrayList<>(root() ? List.of("runuser", "-u", USER, "--") : List.of());
        all.addAll(List.of(command));
        return all;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed: " + said);
        }
    }

    /** Ends it; what it stored is left to whoever made the folder's parent. */
    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
