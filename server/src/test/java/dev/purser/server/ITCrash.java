package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.testkit.client.JsonText;
import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.server.CrashWorkload;
import dev.purser.testkit.server.Ledger;
import dev.purser.testkit.server.PurserProcess;
import dev.purser.testkit.server.RecordCheck;
import dev.purser.testkit.server.RecordedEvent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends the built program with SIGKILL again and again while it is at work, always on the same data folder, and proves
 * after each start: what was answered is on the record, what is on the record is there, and the tree verifies. Another
 * number of kills by {@code -Dpurser.kills}, another course by {@code -Dpurser.seed}.
 */
class ITCrash {
    private static final int KILLS = Integer.getInteger("purser.kills", Boolean.getBoolean("purser.long") ? 200 : 5);
    private static final long SEED = Long.getLong("purser.seed", 20260101);

    @TempDir
    private Path folder;

    @Test
    void whatWasAnsweredSurvivesEveryKill() throws Exception {
        Random random = new Random(SEED);
        Ledger ledger = new Ledger();
        PurserProcess server = PurserProcess.start(folder.resolve("data"));
        try {
            for (int kill = 0; kill < KILLS; kill++) {
                try (CrashWorkload work = CrashWorkload.start(server, ledger, SEED + kill)) {
                    work.awaitSteady();
                    LockSupport.parkNanos(random.nextInt(1_000_000_000));
                    assertThat(server.alive()).as(server.output()).isTrue();
                    server.kill();
                }
                server.close();
                server = server.startAgain();
                prove(server, ledger, "seed " + SEED + ", kill " + kill);
            }
        } finally {
            server.close();
        }
        assertThat(ledger.answered()).as("work was done between the kills").hasSizeGreaterThan(KILLS * 20);
    }

    private static void prove(PurserProcess server, Ledger ledger, String when) throws Exception {
        List<RecordedEvent> log = server.events().all();
        assertThat(RecordCheck.unrecorded(ledger, log)).as(when).isEmpty();
        assertThat(log).as(when).noneMatch(event -> event.action().equals("journal.gap"));
        assertThat(log).as(when).anyMatch(event -> event.action().equals("journal.recovered"));
        try (RegistryClient client = server.client()) {
            assertThat(RecordCheck.astray(client, log)).as(when).isEmpty();
            assertThat(JsonText.object(client.http()
                            .send("POST", "/purser/v1/journal/verify", "Content-Type", "application/json")
                            .expect(200)
                            .text()))
                    .as(when)
                    .containsEntry("intact", true);
            for (Optional<Ledger.OpenUpload> open = ledger.takeOpen(); open.isPresent(); open = ledger.takeOpen()) {
                assertThat(RecordCheck.neitherGoneNorResumable(client, open.get()))
                        .as(when)
                        .isEmpty();
            }
        }
    }
}
