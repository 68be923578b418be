package dev.purser.http.purser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Client;
import dev.purser.event.PartName;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.identity.Caller;
import dev.purser.identity.IssuedToken;
import dev.purser.identity.TokenIssuer;
import dev.purser.identity.TokenRequest;
import dev.purser.journal.Eraser;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.journal.KeyRotator;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.SignedNote;
import dev.purser.journal.verify.VerificationReport;
import dev.purser.journal.verify.Verifier;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestJournalResources {
    @TempDir
    Path folder;

    private FileJournal journal;
    private Recorder recorder;
    private ApiHarness api;

    @BeforeEach
    void open() {
        Clock clock = Clock.systemUTC();
        journal = FileJournal.open(
                JournalConfig.defaults(folder).withSegmentBytes(JournalConfig.MIN_SEGMENT),
                clock,
                new SimpleMeterRegistry(),
                List.of());
        recorder = new Recorder(journal, RecorderConfig.defaults(folder), clock, new SimpleMeterRegistry());
        List<Endpoint> endpoints = new ArrayList<>(new JournalResource(journal, Optional::empty).endpoints());
        endpoints.addAll(new ErasureResource(new Eraser(journal, recorder, clock)).endpoints());
        endpoints.addAll(new KeysResource(journal, new KeyRotator(journal, recorder), new NoTokens()).endpoints());
        api = new ApiHarness(journal, endpoints, folder);
    }

    @AfterEach
    void close() {
        api.close();
        recorder.close();
        journal.close();
    }

    private void act(Action action, String who, Target target) {
        journal.append(Recording.begin(Clock.systemUTC(), action, CallInterface.PURSER, "op", Recording.Gate.OPEN)
                .actor(Actor.builder(ActorKind.USER).id("id-" + who).name(who).build())
                .client(Client.builder().address("203.0.113." + who.length()).build())
                .target(target)
                .request("name", action.kind() == ActionKind.DATA ? "content" : who)
                .status(200)
                .seal());
    }

    private static Target image() {
        return Target.builder(TargetType.IMAGE).repository("team/app").build();
    }

    private JsonNode post(String path, String body) {
        Answer answer = api.send("admin", "POST", path, body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status())
                .as(new String(ApiHarness.bytes(answer), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return ApiHarness.json(answer);
    }

    private VerificationReport verified() throws IOException {
        journal.checkpointNow();
        List<NoteVerifier> keys = Files.readAllLines(journal.folder().publicKeys()).stream()
                .limit(1)
                .map(NoteVerifier::parse)
                .toList();
        return new Verifier(keys, List.of()).verify(journal.folder().path());
    }

    @Test
    void aJournalTellsHowItIs() {
        JsonNode status = api.json("carol", "/purser/v1/journal");
        assertThat(status.path("state").asText()).isEqualTo("ok");
        assertThat(NoteVerifier.parse(status.path("key").asText()))
                .isEqualTo(journal.verifier().orElseThrow());
        assertThat(api.send("bob", "GET", "/purser/v1/journal").status()).isEqualTo(403);
    }

    @Test
    void aVerificationIsRecordedWithItsResult() {
        for (int i = 0; i < 20; i++) {
            act(Action.IMAGE_PULL, "alice", image());
        }
        journal.checkpointNow();
        JsonNode report = post("/purser/v1/journal/verify", "");
        assertThat(report.path("intact").asBoolean()).isTrue();
        assertThat(report.path("size").asLong()).isEqualTo(20);
        AuditEvent event = api.events().getLast();
        assertThat(event.action()).isEqualTo(Action.JOURNAL_VERIFY);
        assertThat(event.data().response()).containsEntry("result", "intact").containsEntry("size", 20L);
    }

    @Test
    void aPersonIsErasedOnTheRecordAndEverythingStillVerifies() throws IOException {
        for (int i = 0; i < 300; i++) {
            act(Action.IMAGE_PULL, i % 3 == 0 ? "alice" : "bob", image());
        }
        act(
                Action.USER_UPDATE,
                "bob",
                Target.builder(TargetType.USER).name("alice").build());
        act(
                Action.USER_PASSWORD,
                "alice",
                Target.builder(TargetType.USER).name("alice").build());
        JsonNode counted = post("/purser/v1/journal/erase", "{\"subject\":\"alice\",\"dryRun\":true}");
        assertThat(counted.path("erased").asBoolean()).isFalse();
        assertThat(bytesOf("\"alice\"")).isPositive();

        JsonNode erased = post("/purser/v1/journal/erase", "{\"subject\":\"alice\"}");
        assertThat(erased.path("erased").asBoolean()).isTrue();
        assertThat(erased.path("parts").asLong())
                .isEqualTo(counted.path("parts").asLong());
        assertThat(bytesOf("alice")).isZero();

        List<AuditEvent> events = api.events();
        assertThat(events.get(0).erased()).containsExactlyInAnyOrder(PartName.ACTOR, PartName.CLIENT);
        assertThat(events.get(0).targets().getFirst().repository()).contains("team/app");
        assertThat(events.get(1).erased()).isEmpty();
        assertThat(events.get(300).erased()).containsExactlyInAnyOrder(PartName.SUBJECT, PartName.DATA);
        assertThat(events.get(300).actor().name()).contains("bob");
        assertThat(events.getLast().action()).isEqualTo(Action.ERASE_SUBJECT);

        VerificationReport report = verified();
        assertThat(report.findings()).noneMatch(finding -> finding.kind().wrong());
        assertThat(report.erased()).isEqualTo(erased.path("parts").asLong());
        assertThat(post("/purser/v1/journal/erase", "{\"subject\":\"alice\"}")
                        .path("parts")
                        .asLong())
                .isZero();
    }

    /** How many files of the journal still hold that text. */
    private long bytesOf(String text) throws IOException {
        long found = 0;
        try (Stream<Path> files = Files.walk(journal.folder().path())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                if (Files.size(file) > 0
                        && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    found++;
                }
            }
        }
        return found;
    }

    @Test
    void aKeyIsReplacedOnTheRecord() throws IOException {
        act(Action.IMAGE_PULL, "alice", image());
        NoteVerifier old = journal.verifier().orElseThrow();
        JsonNode rotated = post("/purser/v1/journal/rotate-key", "{}");
        NoteVerifier fresh = NoteVerifier.parse(rotated.path("key").asText());
        assertThat(fresh).isNotEqualTo(old).isEqualTo(journal.verifier().orElseThrow());
        SignedNote both = SignedNote.parse(rotated.path("checkpoint").asText());
        assertThat(old.verifies(both)).isTrue();
        assertThat(fresh.verifies(both)).isTrue();
        assertThat(Checkpoint.parse(both.note()).size()).isEqualTo(2);
        act(Action.IMAGE_PULL, "alice", image());
        assertThat(verified().findings()).noneMatch(finding -> finding.kind().wrong());
    }

    @Test
    void onlyWhoRunsTheProgramMayEraseAndRotate() {
        for (String path :
                List.of("/purser/v1/journal/erase", "/purser/v1/journal/rotate-key", "/purser/v1/token-keys/rotate")) {
            assertThat(api.send("carol", "POST", path).status()).isEqualTo(403);
        }
    }

    @Test
    void aBodyIsReadStrictly() {
        refused("{\"subjekt\":\"alice\"}", "did you mean subject?");
        refused("{}", "not empty");
        refused("{\"subject\":1}", "a text");
        refused("{\"subject\":\"a\\u0000\"}", "without NUL");
        refused("{\"subject\":\"a\",\"subject\":\"b\"}", "a JSON object");
        refused("[]", "a JSON object");
        refused("{\"subject\":\"a\"} x", "a JSON object");
        refused("{\"subject\":\"a\",\"dryRun\":\"yes\"}", "true or false");
        refused("[".repeat(10_000), "a JSON object");
        Answer large = api.send("admin", "POST", "/purser/v1/journal/erase", new byte[JsonBody.LIMIT + 1]);
        assertThat(large.status()).isEqualTo(413);
        Answer form = api.send(
                "admin",
                "POST",
                "/purser/v1/journal/erase",
                "{}".getBytes(StandardCharsets.UTF_8),
                "Content-Type",
                "text/plain");
        assertThat(form.status()).isEqualTo(415);
    }

    private void refused(String body, String says) {
        Answer answer = api.send("admin", "POST", "/purser/v1/journal/erase", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        JsonNode error = ApiHarness.json(answer);
        assertThat(error.path("code").asText()).isEqualTo("INVALID_BODY");
        assertThat(error.path("advice").asText()).isNotEmpty();
        assertThat(error.path("detail").path("expected").asText()).contains(says);
    }

    private static final class NoTokens implements TokenIssuer {
        @Override
        public String service() {
            return "purser";
        }

        @Override
        public IssuedToken issue(Recording recording, Caller caller, TokenRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String rotate(Recording recording) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean rotationDue() {
            return false;
        }
    }
}
