package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.CallInterface;
import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.loopback.LoopbackPurser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TestRecordCommands {
    @TempDir
    Path folder;

    private Path data;
    private LoopbackPurser server;
    private Shell shell;

    @BeforeEach
    void start() {
        data = folder.resolve("data");
        open();
    }

    private void open() {
        server = new LoopbackPurser(data);
        shell = new Shell(server.url(), folder.resolve("config"));
        shell.input(server.password())
                .run("login", "-u", "admin", "--password-stdin")
                .succeeds();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void pulls(String who, int count) {
        List<SealedEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.addAll(
                    Recording.begin(Clock.systemUTC(), Action.IMAGE_PULL, CallInterface.OCI, "GET", Recording.Gate.OPEN)
                            .actor(Actor.builder(ActorKind.USER)
                                    .id("id-" + who)
                                    .name(who)
                                    .build())
                            .target(Target.builder(TargetType.IMAGE)
                                    .namespace("team")
                                    .repository("team/app")
                                    .tag("v" + i)
                                    .build())
                            .status(200)
                            .seal());
        }
        server.journal.append(events);
        server.journal.checkpointNow();
    }

    @Test
    void eventsAreShownOldestFirst() {
        pulls("alice", 3);
        List<String> lines =
                shell.run("events", "--actor", "alice").succeeds().out().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).contains("SEQUENCE", "ACTION");
        assertThat(lines.get(1)).contains("image.pull", "alice", "team/app:v0", "ok");
        assertThat(lines.get(3)).contains("team/app:v2");
        assertThat(shell.run("events", "-n", "1", "--actor", "alice").succeeds().out())
                .contains("v2")
                .doesNotContain("v1");
        String json = shell.run("events", "-n", "0", "--action", "image.*", "-o", "json")
                .succeeds()
                .out();
        assertThat(json.lines()).hasSize(3).allMatch(line -> line.startsWith("{\"sequence\":"));
        shell.run("events", "--action", "image.pulll").fails(ExitCode.FAILURE, "did you mean image.pull?");
    }

    @Test
    void followingShowsWhatHappensUntilTheServerGoes() throws InterruptedException {
        Shell.Running tail = shell.start("events", "--follow", "--actor", "bob");
        while (!tail.out().contains("team/app")) {
            pulls("bob", 1);
            assertThat(tail.ended()).as(tail.err()).isFalse();
        }
        server.close();
        assertThat(tail.code()).isEqualTo(ExitCode.UNREACHABLE);
        assertThat(tail.out()).contains("bob", "image.pull").doesNotContain("history.lookup");
        assertThat(tail.err()).contains("Go on with --after");
        data = folder.resolve("fresh");
        open();
    }

    @Test
    void aServerThatIsWhatItWasVerifies() {
        pulls("alice", 600);
        Shell.Result first = shell.run("verify", "--entries").succeeds();
        assertThat(first.out()).contains("VERIFIED", "first look", "leaves were fetched");
        pulls("alice", 10);
        assertThat(shell.run("verify").succeeds().out())
                .contains("only grew since")
                .doesNotContain("first look");
        assertThat(shell.run("verify", "-o", "json").succeeds().out()).contains("\"intact\":true");
    }

    @Test
    void aRecordThatWasPutBackIsNotVerified() throws IOException {
        pulls("alice", 20);
        server.close();
        Path old = folder.resolve("old");
        copy(data, old);
        open();
        pulls("alice", 5);
        shell.run("verify").succeeds();
        Path witness = folder.resolve("config").resolve("witness.json");
        String seen = Files.readString(witness);
        server.close();
        data = folder.resolve("replaced");
        copy(old, data);
        open();
        Files.writeString(witness, seen.replaceAll("http://127.0.0.1:[0-9]+", server.url()));
        Shell.Result result = shell.run("verify");
        assertThat(result.code()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(result.out()).contains("NOT VERIFIED", "put back");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    @Test
    void anotherKeyIsNotTrusted() throws IOException {
        pulls("alice", 5);
        Path key = folder.resolve("audit.pub");
        Files.writeString(key, shell.run("journal", "key").succeeds().out());
        shell.run("verify", "--key", key.toString()).succeeds();
        shell.run("verify", "--folder", data.toString(), "--key", key.toString())
                .succeeds();
        Files.writeString(
                key,
                dev.purser.journal.tile.NoteSigner.generate("purser.dev/journal")
                        .verifier()
                        .text());
        assertThat(shell.run("verify", "--key", key.toString()).code()).isEqualTo(ExitCode.NOT_VERIFIED);
        Files.writeString(key, "nonsense");
        shell.run("verify", "--key", key.toString()).fails(ExitCode.USAGE, "no public key");
    }

    @Test
    void aFolderIsVerifiedWithoutAServerAndOneFlippedByteIsFound() throws IOException {
        pulls("alice", 200);
        server.close();
        assertThat(shell.run("verify", "--folder", data.toString()).succeeds().out())
                .contains("VERIFIED: complete");
        flipOneByteOf("team/app");
        Shell.Result broken =
                shell.run("verify", "--folder", data.resolve("journal").toString());
        assertThat(broken.code()).isEqualTo(ExitCode.NOT_VERIFIED);
        assertThat(broken.out()).contains("NOT VERIFIED", "record ");
        shell.run("verify", "--folder", folder.resolve("config").toString()).fails(ExitCode.NOT_FOUND, "no journal");
        data = folder.resolve("fresh");
        open();
    }

    private void flipOneByteOf(String text) throws IOException {
        try (Stream<Path> segments = Files.list(data.resolve("journal").resolve("segments"))) {
            for (Path segment : (Iterable<Path>) segments.sorted()::iterator) {
                byte[] bytes = Files.readAllBytes(segment);
                int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
                if (at >= 0) {
                    bytes[at] ^= 1;
                    Files.write(segment, bytes);
                    return;
                }
            }
        }
        throw new AssertionError("no segment holds " + text);
    }

    @Test
    void journalStatusTellsTheState() {
        assertThat(shell.run("journal", "status").succeeds().out()).contains("state", "ok");
    }

    @Test
    void aNewKeyIsTrustedByWhomTheOldOneWasKnownTo() {
        pulls("alice", 3);
        shell.run("verify").succeeds();
        assertThat(shell.run("journal", "rotate-key").succeeds().out()).contains("+");
        pulls("alice", 3);
        shell.run("verify").succeeds();
        shell.run("verify", "--folder", data.toString()).succeeds();
    }

    @Test
    void anExportVerifiesByItself() throws IOException {
        pulls("alice", 700);
        Path fromServer = folder.resolve("static");
        Path key = folder.resolve("audit.pub");
        Files.writeString(key, shell.run("journal", "key").succeeds().out());
        shell.run("journal", "export", "--to", fromServer.toString()).succeeds();
        shell.run("verify", "--key", key.toString(), "--folder", fromServer.toString())
                .succeeds();
        pulls("alice", 10);
        shell.run("journal", "export", "--to", fromServer.toString()).succeeds();
        shell.run("verify", "--key", key.toString(), "--folder", fromServer.toString())
                .succeeds();
        Path fromFolder = folder.resolve("static2");
        shell.run("journal", "export", "--folder", data.toString(), "--to", fromFolder.toString())
                .succeeds();
        assertThat(shell.run("verify", "--key", key.toString(), "--folder", fromFolder.toString())
                        .succeeds()
                        .out())
                .contains("VERIFIED");
        shell.run("journal", "export", "--folder", folder.resolve("none").toString(), "--to", fromFolder.toString())
                .fails(ExitCode.NOT_FOUND, "no journal");
    }

    @Test
    void aPersonIsErasedAfterAConfirmation() {
        pulls("alice", 5);
        shell.run("erase", "alice").fails(ExitCode.USAGE, "--yes");
        assertThat(shell.run("erase", "alice", "--dry-run").succeeds().out()).contains("Would erase");
        shell.answering("alicia").run("erase", "alice").fails(ExitCode.FAILURE, "nothing was erased");
        assertThat(shell.answering("alice").run("erase", "alice").succeeds().out())
                .contains("Erased", "out of reach");
        assertThat(shell.run("events", "--action", "image.pull").succeeds().out())
                .contains("(erased)")
                .doesNotContain("alice");
        assertThat(shell.run("verify").succeeds().out()).contains("VERIFIED");
    }
}
