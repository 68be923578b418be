package dev.purser.http.purser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Recording;
import dev.purser.http.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TestEventStreamResource {
    @TempDir
    Path folder;

    private final ListJournal journal = new ListJournal();
    private final LiveTails tails = new LiveTails();
    private ApiHarness api;
    private Thread sender;

    @BeforeEach
    void open() {
        api = new ApiHarness(journal, new EventStreamResource(journal, tails).endpoints(), folder);
    }

    @AfterEach
    void close() throws InterruptedException {
        if (sender != null) {
            sender.interrupt();
            sender.join();
        }
        api.close();
    }

    private void happen(Action action) {
        journal.append(Recording.job(Clock.systemUTC(), action, "test").seal());
    }

    private BufferedReader tail(String query, String... headers) throws IOException {
        Answer answer = api.send("carol", "GET", "/purser/v1/events/stream" + query, headers);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().first("Content-Type")).contains("text/event-stream; charset=utf-8");
        PipedOutputStream out = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(out, 1 << 16);
        sender = Thread.ofVirtual().start(() -> {
            try (out) {
                ((Answer.Streamed) answer.body()).writer().write(out);
            } catch (IOException gone) {
                // The reader was closed.
            }
        });
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static String nextId(BufferedReader lines, String event) throws IOException {
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            }
            if (line.equals("event: " + event)) {
                assertThat(lines.readLine()).startsWith("data: {\"sequence\":" + id + ",");
                assertThat(lines.readLine()).isEmpty();
                return id;
            }
        }
        return "none";
    }

    @Test
    void whatHappensAfterwardsIsSent() throws IOException {
        happen(Action.SERVER_START);
        BufferedReader lines = tail("?action=gc.run");
        happen(Action.SERVER_STOP);
        happen(Action.GC_RUN);
        happen(Action.GC_RUN);
        assertThat(nextId(lines, "gc.run")).isEqualTo("3");
        assertThat(nextId(lines, "gc.run")).isEqualTo("4");
    }

    @Test
    void aReaderWhoComesBackMissesNothing() throws IOException {
        happen(Action.GC_RUN);
        happen(Action.GC_RUN);
        happen(Action.GC_RUN);
        assertThat(nextId(tail("", "Last-Event-ID", "0"), "gc.run")).isEqualTo("1");
        sender.interrupt();
        assertThat(nextId(tail("?after=1"), "gc.run")).isEqualTo("2");
        sender.interrupt();
        assertThat(nextId(tail("", "Last-Event-ID", "-1"), "gc.run")).isEqualTo("0");
    }

    @Test
    void aConnectionIsRecordedOnceBeforeItBegins() throws IOException {
        BufferedReader lines = tail("?action=gc.run");
        for (int i = 0; i < 5; i++) {
            happen(Action.GC_RUN);
            nextId(lines, "gc.run");
        }
        assertThat(api.events())
                .filteredOn(event -> event.action() == Action.HISTORY_LOOKUP)
                .hasSize(1);
        AuditEvent lookup = api.events().getFirst();
        assertThat(lookup.data().request()).containsEntry("live", true);
    }

    @Test
    void aProgramThatStopsEndsItsTails() throws IOException {
        BufferedReader lines = tail("");
        tails.end();
        assertThat(nextId(lines, "gc.run")).isEqualTo("none");
    }

    @Test
    void whoMayNotReadTheRecordMayNotFollowIt() {
        assertThat(api.send("bob", "GET", "/purser/v1/events/stream").status()).isEqualTo(403);
    }
}
