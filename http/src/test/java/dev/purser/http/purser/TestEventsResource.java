package dev.purser.http.purser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.Outcome;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.dialect.EventJson;
import dev.purser.http.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestEventsResource {
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    @TempDir
    Path folder;

    private final ListJournal journal = new ListJournal();
    private ApiHarness api;

    @BeforeEach
    void open() {
        api = new ApiHarness(journal, new EventsResource(journal).endpoints(), folder);
    }

    @AfterEach
    void close() {
        api.close();
    }

    /** One event an hour: pulls of team/app by alice, every tenth a refused push by bob. */
    private void history(int events) {
        for (int i = 0; i < events; i++) {
            boolean refused = i % 10 == 9;
            Clock clock = Clock.fixed(BEGIN.plusSeconds(3600L * i), ZoneOffset.UTC);
            Recording recording = Recording.begin(
                            clock,
                            refused ? Action.IMAGE_PUSH : Action.IMAGE_PULL,
                            CallInterface.OCI,
                            "op",
                            Recording.Gate.OPEN)
                    .actor(Actor.builder(ActorKind.USER)
                            .id(refused ? "B" : "A")
                            .name(refused ? "bob" : "alice")
                            .build())
                    .target(Target.builder(TargetType.IMAGE)
                            .namespace(i % 2 == 0 ? "team" : "other")
                            .repository(i % 2 == 0 ? "team/app" : "other/app")
                            .build());
            journal.append(recording.seal(refused ? Outcome.failure(403, "DENIED", "no") : Outcome.success(200)));
        }
    }

    private static List<Long> sequences(JsonNode page) {
        return StreamSupport.stream(page.path("events").spliterator(), false)
                .map(event -> event.path("sequence").asLong())
                .toList();
    }

    private List<Long> all(String query) {
        List<Long> all = new ArrayList<>();
        JsonNode page = api.json("carol", "/purser/v1/events?" + query);
        all.addAll(sequences(page));
        for (String next = page.path("next").textValue();
                next != null;
                next = page.path("next").textValue()) {
            page = api.json("carol", "/purser/v1/events?limit=7&cursor=" + next);
            all.addAll(sequences(page));
        }
        return all;
    }

    @Test
    void pagesLeadThroughTheWholeListOnce() {
        history(1300);
        assertThat(all("limit=100")).hasSize(1300).isSorted().doesNotHaveDuplicates();
        List<Long> newest = all("limit=100&order=newest&before=1300");
        assertThat(newest).hasSize(1300);
        assertThat(newest.reversed()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aListIsRecordedOnceHoweverManyPagesItHas() {
        history(100);
        assertThat(all("limit=10&action=image.pull")).hasSize(90);
        List<AuditEvent> lookups = api.events().stream()
                .filter(event -> event.action() == Action.HISTORY_LOOKUP)
                .toList();
        assertThat(lookups).hasSize(1);
        assertThat(lookups.getFirst().actor().name()).contains("carol");
        assertThat(lookups.getFirst().data().request())
                .containsEntry("action", List.of("image.pull"))
                .containsEntry("limit", 10L);
    }

    @Test
    void filtersPickWhatTheyName() {
        history(200);
        assertThat(all("action=image.push")).hasSize(20);
        assertThat(all("action=image.*&actor=alice")).hasSize(180);
        assertThat(all("actor=B&outcome=failure")).hasSize(20);
        assertThat(all("namespace=team")).hasSize(100);
        assertThat(all("repository=other/app&kind=data")).hasSize(100);
        assertThat(all("kind=management&before=200")).isEmpty();
        assertThat(all("after=189&before=195")).containsExactly(190L, 191L, 192L, 193L, 194L);
        assertThat(all("from=2026-11-03T00:00:00Z&to=2026-11-03T05:00:00Z")).containsExactly(48L, 49L, 50L, 51L, 52L);
        assertThat(all("from=2026-11-03T00:00:00Z&to=2026-11-03T05:00:00Z&order=newest"))
                .containsExactly(52L, 51L, 50L, 49L, 48L);
        assertThat(all("from=2026-11-03T00:00:00%2B01:00&to=2026-11-03T00:00:00Z"))
                .containsExactly(47L);
    }

    @Test
    void anEventShowsWhatWasSealed() {
        history(1);
        Answer answer = api.send("carol", "GET", "/purser/v1/events?limit=1");
        JsonNode shown = ApiHarness.json(answer).path("events").path(0);
        EventJson.Numbered read = EventJson.read(shown.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(read.event()).isEqualTo(api.events().getFirst());
        JsonNode one = api.json("carol", "/purser/v1/events/0");
        assertThat(one.path("event")).isEqualTo(shown);
    }

    @Test
    void whatIsWrongWithAQueryIsSaid() {
        refused("carol", "acton=image.pull", 400, "did you mean action?");
        refused("carol", "action=image.pul", 400, "did you mean image.pull?");
        refused("carol", "limit=0", 400, "1 to 1000");
        refused("carol", "limit=1001", 400, "1 to 1000");
        refused("carol", "from=yesterday", 400, "a time");
        refused("carol", "order=up", 400, "oldest or newest");
        refused("carol", "kind=sth", 400, "login, management, data");
        refused("carol", "cursor=x.y", 400, "INVALID_CURSOR");
    }

    @Test
    void onlyThoseWhoMayReadTheRecordDo() {
        refused("bob", "limit=1", 403, "DENIED");
        refused("", "limit=1", 401, "UNAUTHORIZED");
        assertThat(api.events())
                .filteredOn(event -> event.outcome().result() == Outcome.Result.FAILURE)
                .singleElement()
                .satisfies(event -> assertThat(event.action()).isEqualTo(Action.HISTORY_LOOKUP));
    }

    private void refused(String user, String query, int status, String says) {
        Answer answer = api.send(user, "GET", "/purser/v1/events?" + query);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(new String(ApiHarness.bytes(answer), StandardCharsets.UTF_8)).contains(says);
    }

    @Test
    void aCursorIsWorthNothingToOthersAndCannotBeMade() {
        history(30);
        String cursor =
                api.json("carol", "/purser/v1/events?limit=1").path("next").asText();
        refused("admin", "cursor=" + cursor, 400, "INVALID_CURSOR");
        refused("carol", "cursor=" + (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1), 400, "INVALID_CURSOR");
        refused("carol", "cursor=" + cursor + "&namespace=team", 400, "not beside a cursor");
        refused("carol", "cursor=" + "A".repeat(100_000) + ".AAAA", 400, "");
    }

    @Test
    void aCursorDoesNotLeadBehindItsFirstPage() {
        history(10);
        String cursor =
                api.json("carol", "/purser/v1/events?limit=5").path("next").asText();
        history(50);
        assertThat(sequences(api.json("carol", "/purser/v1/events?limit=1000&cursor=" + cursor)))
                .containsExactly(5L, 6L, 7L, 8L, 9L);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(api.send("carol", "GET", "/purser/v1/events/99").status()).isEqualTo(404);
        assertThat(api.send("carol", "GET", "/purser/v1/events/-1").status()).isEqualTo(404);
        assertThat(api.send("carol", "GET", "/purser/v1/events/x").status()).isEqualTo(404);
    }
}
