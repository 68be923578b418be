package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.http.loopback.LoopbackPurser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TestSystemCommands extends AbstractServedTest {
    @Test
    void collection() {
        assertThat(shell.run("gc").succeeds().out()).contains("Collected 0 blobs");
        assertThat(shell.run("events", "--action", "gc.run").succeeds().out()).contains("gc.run", "admin");
    }

    @Test
    void aBackupOfARunningServerRestoresVerifiesAndStarts() throws IOException {
        for (int i = 0; i < 20; i++) {
            shell.run("namespace", "create", "team" + i).succeeds();
        }
        Path backup = Path.of(shell.run("backup").succeeds().out().strip());
        assertThat(backup).isDirectory();
        shell.run("namespace", "create", "later").succeeds();
        String password = server.password();
        server.close();

        shell.run("verify", "--folder", backup.toString()).succeeds();
        Path data = folder.resolve("restored");
        assertThat(shell.run("restore", backup.toString(), "--data", data.toString())
                        .succeeds()
                        .out())
                .contains("VERIFIED", "Start it with");
        server = new LoopbackPurser(data);
        login(password);
        assertThat(shell.run("namespace", "list").succeeds().out())
                .contains("team19")
                .doesNotContain("later");
        assertThat(shell.run("journal", "status").succeeds().out()).contains("ok");
        assertThat(shell.run("verify", "--folder", data.toString()).succeeds().out())
                .contains("VERIFIED");
    }

    @Test
    void restoreOverwritesNothing() throws IOException {
        Path backup = Path.of(shell.run("backup").succeeds().out().strip());
        shell.run("restore", backup.toString(), "--data", folder.resolve("data").toString())
                .fails(ExitCode.CONFLICT, "not empty");
        shell.run(
                        "restore",
                        folder.resolve("config").toString(),
                        "--data",
                        folder.resolve("x").toString())
                .fails(ExitCode.NOT_FOUND, "no backup");
        Path keys = backup.resolve("keys");
        try (var files = Files.list(keys)) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(key -> assertThat(Files.getPosixFilePermissions(key))
                            .noneMatch(permission -> !permission.name().startsWith("OWNER_")));
        }
    }
}
