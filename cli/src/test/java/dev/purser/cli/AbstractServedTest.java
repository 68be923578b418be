package dev.purser.cli;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import dev.purser.http.loopback.LoopbackPurser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Commands against a server of the test's own, with its administrator logged in. */
abstract class AbstractServedTest {
    @TempDir
    Path folder;

    LoopbackPurser server;
    Shell shell;

    @BeforeEach
    void start() {
        server = open(folder.resolve("data"));
        login(server.password());
    }

    /** Starts the server. */
    LoopbackPurser open(Path data) {
        return new LoopbackPurser(data);
    }

    /** Gives the commands a configuration in which the administrator is logged in. */
    void login(String password) {
        shell = new Shell(server.url(), folder.resolve("config"));
        shell.input(password).run("login", "-u", "admin", "--password-stdin").succeeds();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** What is on the record of that action, oldest first. */
    List<AuditEvent> events(Action action) {
        return server.journal.read(0, 1000).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .filter(event -> event.action() == action)
                .toList();
    }
}
