package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.client.JsonText;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.client.Reply;
import dev.purser.testkit.image.Image;
import dev.purser.testkit.image.Images;
import dev.purser.testkit.process.Injection;
import dev.purser.testkit.process.Polling;
import dev.purser.testkit.process.StraceInjector;
import dev.purser.testkit.server.CrashWorkload;
import dev.purser.testkit.server.Ledger;
import dev.purser.testkit.server.PurserProcess;
import dev.purser.testkit.server.RecordCheck;
import dev.purser.testkit.server.RecordedEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Faults in the system calls of the built program, SQLite's included: nothing is answered as done that is not on the
 * record, and everything works again when the fault is over.
 */
class ITFaults {
    private static final Duration RETURN = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private PurserProcess server;
    private RegistryClient client;

    @BeforeEach
    void start() throws Exception {
        StraceInjector.requireWorks();
        server = PurserProcess.start(folder.resolve("data"));
        client = server.client();
        client.push("faults/web", "tag0", Images.small(0)).expect(201);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            client.close();
            server.close();
        }
    }

    private Path[] files(String below) throws IOException {
        try (Stream<Path> files = Files.walk(server.data().resolve(below))) {
            return files.toArray(Path[]::new);
        }
    }

    private StraceInjector inject(Injection injection) throws Exception {
        return StraceInjector.attach(server.pid(), injection, folder.resolve("strace.log"));
    }

    private Reply push(Ledger ledger, int seed) throws Exception {
        Image image = Images.small(seed);
        return ledger.note("push " + seed, client.putManifest("faults/web", "tag" + seed, image.manifest()));
    }

    private void upload(int seed) throws Exception {
        for (var blob : Images.small(seed).allBlobs()) {
            client.upload("faults/web", blob).expect(201);
        }
    }

    private void prove(Ledger ledger) throws Exception {
        List<RecordedEvent> log = server.events().all();
        assertThat(RecordCheck.unrecorded(ledger, log)).isEmpty();
        assertThat(RecordCheck.astray(client, log)).isEmpty();
        assertThat(JsonText.object(client.http()
                        .send("POST", "/purser/v1/journal/verify", "Content-Type", "application/json")
                        .expect(200)
                        .text()))
                .containsEntry("intact", true);
    }

    /** Strict actions are refused, reads are served and owned up to, and then all is well again. */
    @ParameterizedTest
    @CsvSource({"EIO, fdatasync fsync", "ENOSPC, write pwrite64 pwritev writev"})
    void aJournalThatCannotBeWritten(String error, String calls) throws Exception {
        upload(1);
        Ledger ledger = new Ledger();
        List<String> served = new ArrayList<>();
        try (StraceInjector strace =
                inject(Injection.error(error, List.of(calls.split(" "))).on(files("journal")))) {
            Reply refused =
                    client.putManifest("faults/web", "tag1", Images.small(1).manifest());
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.text()).contains("JOURNAL_UNAVAILABLE");
            for (int i = 0; i < 3; i++) {
                served.add(client.getManifest("faults/web", "tag0").expect(200).required("X-Request-Id"));
            }
            assertThat(strace.hits()).isPositive();
            assertThat(client.http().send("GET", "/health/ready").status()).isEqualTo(503);
        }
        Polling.until(
                "the journal to return\n" + server.output(),
                RETURN,
                () -> push(ledger, 1).status() == 201);
        Polling.until(
                "the gap to be owned up to",
                RETURN,
                () -> !server.events().of("journal.gap").isEmpty());
        prove(ledger);
    }

    /** How many pulls a gap event says were served without a record. */
    private static long pullsOwnedUpTo(RecordedEvent gap) {
        Map<?, ?> data = (Map<?, ?>) gap.json().get("data");
        List<?> lines = (List<?>) ((Map<?, ?>) data.get("request")).get("events");
        return lines.stream()
                .map(Map.class::cast)
                .filter(line -> line.get("action").equals("image.pull"))
                .mapToLong(line -> (Long) line.get("count"))
                .sum();
    }

    /** A change that the database could not keep is neither there nor on the record as done. */
    @ParameterizedTest
    @CsvSource({"EIO, fdatasync fsync", "ENOSPC, write pwrite64", "EIO, write pwrite64"})
    void aDatabaseThatCannotBeWritten(String error, String calls) throws Exception {
        upload(1);
        Ledger ledger = new Ledger();
        try (StraceInjector strace =
                inject(Injection.error(error, List.of(calls.split(" "))).on(files("metadata")))) {
            Reply refused = push(ledger, 1);
            assertThat(refused.status()).as(refused.toString()).isBetween(500, 599);
            assertThat(strace.hits()).isPositive();
            client.getManifest("faults/web", "tag0").expect(200);
        }
        Polling.until(
                "pushes to succeed again\n" + server.output(),
                RETURN,
                () -> push(ledger, 1).status() == 201);
        prove(ledger);
    }

    /** A blob that could not be kept is not there, and the upload can go on. */
    @Test
    void blobsThatCannotBeSynced() throws Exception {
        Ledger ledger = new Ledger();
        var blob = Images.small(7).allBlobs().getFirst();
        String location = client.startUpload("faults/web").expect(202).required("Location");
        client.patch(location, 0, blob.bytes()).expect(202);
        try (StraceInjector strace =
                inject(Injection.error("EIO", Injection.SYNCS).on(files("blobs")))) {
            Reply failed = ledger.note("finish", client.finish(location, blob.digest()));
            assertThat(failed.status()).as(failed.toString()).isBetween(500, 599);
            assertThat(strace.hits()).isPositive();
        }
        assertThat(client.headBlob("faults/web", blob.digest()).status()).isEqualTo(404);
        client.upload("faults/web", blob).expect(201);
        prove(ledger);
    }

    /** SIGKILL in the middle of a sync, a rename or an unlink, wherever it is, and once at each. */
    @ParameterizedTest
    @CsvSource({"fdatasync, 5", "fsync, 2", "rename, 1", "pwrite64, 40", "unlink, 2"})
    void aKillInTheMiddleOfACall(String call, String nth) throws Exception {
        Ledger ledger = new Ledger();
        try (StraceInjector strace = inject(Injection.kill(List.of(call)).when(nth));
                CrashWorkload work = CrashWorkload.start(server, ledger, 42)) {
            assertThat(strace.hits()).isNotNegative();
            server.awaitExit(RETURN);
            work.awaitSteady();
        }
        server.close();
        server = server.startAgain();
        client = server.client();
        prove(ledger);
    }
}
