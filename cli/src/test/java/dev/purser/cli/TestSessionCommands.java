package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.http.loopback.LoopbackPurser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestSessionCommands {
    @TempDir
    Path folder;

    private LoopbackPurser server;
    private Shell shell;
    private Path kept;

    @BeforeEach
    void start() {
        server = new LoopbackPurser(folder.resolve("data"));
        shell = new Shell(server.url(), folder.resolve("config"));
        kept = folder.resolve("config").resolve("credentials.json");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void loginKeepsATokenAndNeverThePassword() throws IOException {
        shell.input(server.password() + "\n")
                .run("login", "-u", "admin", "--password-stdin")
                .succeeds();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(kept)).doesNotContain(server.password()).contains("purser_t_");
        assertThat(shell.run("whoami").succeeds().out()).contains("admin", "administrator", "(all)");
        assertThat(shell.run("whoami", "-o", "json").succeeds().out()).contains("\"administrator\":true");
    }

    @Test
    void loginTakesThePasswordFromTheTerminalOrAFile() throws IOException {
        shell.answering(server.password()).run("login", "-u", "admin").succeeds();
        Path file = Files.writeString(folder.resolve("admin-password"), server.password() + "\n");
        shell.run("login", "-u", "admin", "--password-file", file.toString()).succeeds();
    }

    @Test
    void aWrongPasswordIsDenied() {
        shell.input("wrong\n").run("login", "-u", "admin", "--password-stdin").fails(ExitCode.DENIED, "UNAUTHORIZED");
        assertThat(kept).doesNotExist();
        shell.run("login", "-u", "admin").fails(ExitCode.USAGE, "--password-stdin");
        shell.input("").run("login", "-u", "admin", "--password-stdin").fails(ExitCode.USAGE, "empty");
    }

    @Test
    void logoutRevokesTheToken() throws IOException {
        shell.input(server.password())
                .run("login", "-u", "admin", "--password-stdin")
                .succeeds();
        String before = Files.readString(kept);
        assertThat(shell.run("logout").succeeds().out()).contains("Logged out");
        shell.run("token", "list").fails(ExitCode.DENIED, "Log in first");
        Files.writeString(kept, before);
        shell.run("token", "list").fails(ExitCode.DENIED, "TOKEN_INVALID");
        Files.delete(kept);
        assertThat(shell.run("logout").succeeds().out()).contains("Not logged in");
    }

    @Test
    void aCredentialThatOthersMayReadIsNotUsed() throws IOException {
        shell.input(server.password())
                .run("login", "-u", "admin", "--password-stdin")
                .succeeds();
        Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r--r--"));
        shell.run("whoami").fails(ExitCode.FAILURE, "may be read by others");
    }

    @Test
    void whoIsNotThereIsUnreachable() {
        server.close();
        shell.run("whoami").fails(ExitCode.UNREACHABLE, "no answer from");
        shell.run("whoami", "--server", "localhost:5000").fails(ExitCode.USAGE, "no scheme");
        server = new LoopbackPurser(folder.resolve("other"));
    }
}
