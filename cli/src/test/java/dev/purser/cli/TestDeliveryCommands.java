package dev.purser.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.delivery.Delivery;
import dev.purser.delivery.DeliveryConfig;
import dev.purser.delivery.SecretBox;
import dev.purser.delivery.folder.FolderDestinations;
import dev.purser.delivery.s3.S3Destinations;
import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.http.loopback.LoopbackPurser;
import dev.purser.http.purser.PurserApi;
import dev.purser.testkit.server.LiveFolder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestDeliveryCommands extends AbstractServedTest {
    private Delivery delivery;

    @Override
    LoopbackPurser open(Path data) {
        LoopbackPurser opened = new LoopbackPurser(data, Delivery.migrations(), this::face);
        delivery.start();
        return opened;
    }

    private List<dev.purser.http.Endpoint> face(LoopbackPurser purser) {
        delivery = Delivery.open(
                DeliveryConfig.defaults(folder.resolve("data")),
                purser.journal,
                purser.metadata,
                new Dialects(List.of(PurserDialect.FACTORY)),
                List.of(new FolderDestinations(), new S3Destinations()),
                Home.NOWHERE,
                new SecretBox() {
                    @Override
                    public byte[] seal(String purpose, byte[] plain) {
                        return purser.identity.secretBox().seal(plain, purpose);
                    }

                    @Override
                    public byte[] open(String purpose, byte[] sealed) {
                        return purser.identity.secretBox().open(sealed, purpose);
                    }
                },
                Clock.systemUTC(),
                new SimpleMeterRegistry());
        return PurserApi.delivery(delivery);
    }

    @Override
    @AfterEach
    void stop() {
        delivery.close();
        super.stop();
    }

    private void archive() {
        shell.run(
                        "destination",
                        "create",
                        "archive",
                        "--type",
                        "folder",
                        "--dialect",
                        "purser",
                        "--set",
                        "path=archive",
                        "--batch-seconds",
                        "0",
                        "--description",
                        "for ever")
                .succeeds();
        shell.run("route", "create", "all", "--to", "archive").succeeds();
    }

    private String delivered() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : new LiveFolder(folder.resolve("data/delivered/archive")).files()) {
            if (file.toString().endsWith(".jsonl") && !file.toString().contains(".purser")) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private void awaitDelivered(String text) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!delivered().contains(text)) {
            assertThat(System.nanoTime()).as("%s in %s", text, delivered()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void whatIsRoutedArrivesAndIsTold() throws IOException {
        archive();
        shell.run("namespace", "create", "team").succeeds();
        awaitDelivered("\"namespace.create\"");
        assertThat(shell.run("destination", "list").succeeds().out()).contains("archive", "folder", "for ever");
        assertThat(shell.run("destination", "status", "archive", "--test")
                        .succeeds()
                        .out())
                .contains("archive", "LAST SUCCESS");
        assertThat(shell.run("destination", "show", "archive").succeeds().out()).contains("path", "position");
        assertThat(shell.run("destination", "objects", "archive").succeeds().out())
                .contains(".jsonl");
        assertThat(shell.run("destination", "dead-letters", "archive")
                        .succeeds()
                        .out())
                .contains("REASON");
        assertThat(shell.run("destination", "types").succeeds().out()).contains("folder", "s3", "secret-key");
        assertThat(shell.run("destination", "dialects").succeeds().out()).contains("purser");
        assertThat(shell.run("route", "list").succeeds().out()).contains("all", "everything", "archive");
    }

    @Test
    void aPausedDestinationGetsEverythingOnceItGoesOn() throws IOException {
        archive();
        shell.run("destination", "pause", "archive").succeeds();
        assertThat(shell.run("destination", "status").succeeds().out()).contains("paused");
        shell.run("namespace", "create", "meanwhile").succeeds();
        assertThat(delivered()).doesNotContain("meanwhile");
        shell.run("destination", "resume", "archive").succeeds();
        awaitDelivered("meanwhile");
    }

    @Test
    void aReplayBringsEverythingAgain() throws IOException {
        shell.run("namespace", "create", "before").succeeds();
        archive();
        assertThat(delivered()).doesNotContain("before");
        assertThat(shell.run("destination", "replay", "archive", "--from", "beginning")
                        .succeeds()
                        .out())
                .contains("event 0");
        awaitDelivered("before");
        shell.run("destination", "replay", "archive", "--from", "99999999").fails(ExitCode.FAILURE, "record");
    }

    @Test
    void aRouteSelectsByWhatIsAsked() throws IOException {
        archive();
        shell.run("route", "update", "all", "--disable").succeeds();
        shell.run(
                        "route",
                        "create",
                        "some",
                        "--to",
                        "archive",
                        "--action",
                        "namespace.*",
                        "--writes-only",
                        "--where",
                        "outcome.status < 400")
                .succeeds();
        assertThat(shell.run("route", "show", "some").succeeds().out()).contains("namespace.*");
        shell.run("quota", "show", "nothing");
        shell.run("namespace", "list").succeeds();
        shell.run("namespace", "create", "wanted").succeeds();
        awaitDelivered("wanted");
        assertThat(delivered()).doesNotContain("\"namespace.list\"").doesNotContain("\"quota.get\"");
        shell.run("route", "create", "broken", "--to", "archive", "--where", "no such field = 1")
                .fails(ExitCode.FAILURE, "PREDICATE_INVALID");
        shell.run("route", "create", "nowhere", "--to", "nobody").fails(ExitCode.NOT_FOUND, "DESTINATION_UNKNOWN");
        shell.run("route", "delete", "some").succeeds();
    }

    @Test
    void whatIsInTheWayIsSaid() throws IOException {
        archive();
        shell.run("destination", "create", "archive", "--type", "folder", "--dialect", "purser", "--set", "path=x")
                .fails(ExitCode.CONFLICT, "DESTINATION_EXISTS");
        shell.run("destination", "delete", "archive").fails(ExitCode.CONFLICT, "DESTINATION_IN_USE");
        shell.run("destination", "create", "out", "--type", "folder", "--dialect", "purser", "--set", "path=/etc")
                .fails(ExitCode.FAILURE, "DESTINATION_INVALID");
        shell.run("destination", "create", "odd", "--type", "pigeon", "--dialect", "purser")
                .fails(ExitCode.FAILURE, "DESTINATION_TYPE_UNKNOWN");
        shell.run("route", "delete", "all").succeeds();
        shell.run("destination", "delete", "archive").succeeds();
    }

    @Test
    void aSecretIsKeptAndNeverShown() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "wJalrXUtnFEMI-K7MDENG\n");
        shell.run(
                        "destination",
                        "create",
                        "bucket",
                        "--type",
                        "s3",
                        "--dialect",
                        "purser",
                        "--set",
                        "bucket=audit",
                        "--set",
                        "endpoint=http://127.0.0.1:9",
                        "--set",
                        "access-key=AKIAIOSFODNN7EXAMPLE",
                        "--set-file",
                        "secret-key=" + secret,
                        "--no-test")
                .succeeds();
        assertThat(shell.run("destination", "show", "bucket").succeeds().out())
                .contains("***")
                .doesNotContain("wJalr");
        shell.run("destination", "update", "bucket", "--set", "bucket=other", "--no-test")
                .succeeds();
        assertThat(shell.run("events", "-o", "json").succeeds().out()).doesNotContain("wJalr");
        assertThat(shell.run("destination", "status", "bucket", "--test").err()).doesNotContain("wJalr");
    }
}
