package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.event.Action;
import dev.purser.event.ActionKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.PurserException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes and destinations are managed while events flow, each change on the record. */
class TestControl {
    @TempDir
    private Path folder;

    private DeliveryFixture house;

    @BeforeEach
    void open() {
        house = new DeliveryFixture(folder).start();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void pausedItGetsNothingAndResumedAll() {
        house.everythingTo("one");
        house.awaitIdle("one");
        house.destinations().pause(house.recording(Action.TARGET_UPDATE), "one");
        house.awaitState("one", DestinationState.PAUSED);
        int before = house.other.arrived().size();
        house.record(100);
        house.reopen().start();
        house.awaitState("one", DestinationState.PAUSED);
        assertThat(house.other.arrived()).hasSize(before);
        assertThat(house.status("one").lagEvents()).isGreaterThanOrEqualTo(100);
        house.destinations().resume(house.recording(Action.TARGET_UPDATE), "one");
        house.awaitIdle("one");
        assertThat(house.other.sequences()).isEqualTo(house.numbers());
    }

    @Test
    void aReplayByNumberBringsEverythingFromThereAgain() {
        house.everythingTo("one");
        house.record(100);
        house.awaitIdle("one");
        long size = house.journal().size();
        assertThat(house.destinations()
                        .replay(house.recording(Action.DELIVERY_REPLAY), "one", new StartPoint.Sequence(40)))
                .isEqualTo(40);
        house.awaitIdle("one");
        List<Long> again = house.other
                .sequences()
                .subList((int) size, house.other.sequences().size());
        assertThat(again).isEqualTo(house.numbers().subList(40, house.numbers().size()));
        assertThat(house.status("one").redelivered()).isEqualTo(size - 40);
        AuditEvent event = house.events(Action.DELIVERY_REPLAY).getFirst();
        assertThat(event.data().before()).containsKey("position");
        assertThat(event.data().after()).containsEntry("position", 40L);
    }

    @Test
    void aReplayByTimeBeginsWithTheFirstEventOfThatTime() {
        house.everythingTo("one");
        List<AuditEvent> events = house.record(200);
        house.awaitIdle("one");
        AuditEvent wanted = events.get(120);
        Instant from = wanted.recorded();
        long start =
                house.destinations().replay(house.recording(Action.DELIVERY_REPLAY), "one", new StartPoint.Time(from));
        house.awaitIdle("one");
        assertThat(house.recorded().stream()
                        .filter(entry -> entry.sequence() < start)
                        .map(entry -> dev.purser.event.EventCodec.read(entry.event()))
                        .filter(event ->
                                events.contains(event) && !event.recorded().isBefore(from)))
                .isEmpty();
        assertThat(house.other.arrived().stream().filter(each -> each.event().equals(wanted.id())))
                .hasSize(2);
    }

    @Test
    void aReplayOutsideTheRecordIsRefused() {
        house.everythingTo("one");
        assertThatThrownBy(() -> house.destinations()
                        .replay(house.recording(Action.DELIVERY_REPLAY), "one", new StartPoint.Sequence(1 << 30)))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.REPLAY_OUTSIDE));
    }

    @Test
    void twoRoutesToOneDestinationLeadAnEventThereOnce() {
        house.destination("one", StartPoint.BEGINNING);
        house.route("pulls", Selection.actions("image.pull", "image.check"), "one");
        house.route("data", Selection.where("kind == \"data\""), "one");
        house.record(300);
        house.awaitIdle("one");
        assertThat(house.duplicates()).isZero();
        assertThat(house.other.sequences())
                .isEqualTo(house.recorded().stream()
                        .filter(entry -> dev.purser.event.EventCodec.read(entry.event())
                                        .action()
                                        .kind()
                                == ActionKind.DATA)
                        .map(entry -> entry.sequence())
                        .toList());
    }

    @Test
    void theFirstRuleThatMatchesEndsItsRoute() {
        house.destination("pulls", StartPoint.BEGINNING);
        house.destination("rest", StartPoint.BEGINNING);
        house.routes()
                .create(
                        house.recording(Action.ROUTE_CREATE),
                        "split",
                        true,
                        List.of(
                                new Rule(Selection.actions("login"), List.of()),
                                new Rule(Selection.actions("image.pull"), List.of("pulls")),
                                new Rule(Selection.ALL, List.of("rest"))),
                        Optional.empty());
        house.record(200);
        house.awaitIdle("pulls");
        house.awaitIdle("rest");
        List<Long> wanted = house.recorded().stream()
                .filter(entry -> dev.purser.event.EventCodec.read(entry.event()).action() != Action.LOGIN)
                .map(entry -> entry.sequence())
                .toList();
        assertThat(house.other.sequences().stream().sorted().toList()).isEqualTo(wanted);
    }

    @Test
    void aChangedRouteHoldsForWhatComesAfterIt() {
        house.everythingTo("one");
        house.record(50);
        house.awaitIdle("one");
        house.routes()
                .update(
                        house.recording(Action.ROUTE_UPDATE),
                        "all-to-one",
                        true,
                        List.of(new Rule(Selection.actions("layer.*"), List.of("one"))));
        long from = house.journal().size();
        house.record(200);
        house.awaitIdle("one");
        assertThat(house.recorded().stream()
                        .filter(entry -> entry.sequence() >= from)
                        .filter(entry -> dev.purser.event.EventCodec.read(entry.event())
                                .action()
                                .text()
                                .startsWith("layer."))
                        .map(entry -> entry.sequence())
                        .toList())
                .isEqualTo(
                        house.other.sequences().stream().filter(n -> n >= from).toList());
        AuditEvent changed = house.events(Action.ROUTE_UPDATE).getFirst();
        assertThat(changed.data().before().get("rules"))
                .isNotEqualTo(changed.data().after().get("rules"));
    }

    @Test
    void aDestinationInUseIsNotDeletedAndOneAtWorkIs() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        AtomicBoolean broken = new AtomicBoolean();
        house.other.script(batch -> {
            inside.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                broken.set(true);
                throw e;
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        inside.await();
        assertThatThrownBy(() -> house.destinations().delete(house.recording(Action.TARGET_DELETE), "one"))
                .isInstanceOfSatisfying(PurserException.class, e -> {
                    assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_IN_USE);
                    assertThat(e.detail()).containsEntry("routes", List.of("all-to-one"));
                });
        house.routes().delete(house.recording(Action.ROUTE_DELETE), "all-to-one");
        house.destinations().delete(house.recording(Action.TARGET_DELETE), "one");
        DeliveryFixture.await(broken::get);
        DeliveryFixture.await(() -> house.other.closed() == house.other.opened());
        assertThat(house.destinations().list()).isEmpty();
        assertThat(house.metrics.find(DeliveryMetric.LAG_EVENTS.id()).gauges()).isEmpty();
        assertThat(house.events(Action.TARGET_DELETE).getLast().data().after()).isEmpty();
    }

    @Test
    void secretsAreSealedInTheDatabaseAndMaskedEverywhereElse() {
        DestinationSetup setup = DestinationSetup.of(
                "one", "scripted", Map.of("place", "there", "password", "hunter2-secret"), "purser", Map.of());
        house.destinations().create(house.recording(Action.TARGET_CREATE), setup, StartPoint.NOW, true);
        assertThat(house.other.secret()).contains("hunter2-secret");
        assertThat(house.destinations().get("one").setup().options()).containsEntry("password", "***");
        DestinationSetup changed =
                house.destinations().get("one").setup().withOptions(Map.of("place", "elsewhere", "password", "***"));
        house.destinations().update(house.recording(Action.TARGET_UPDATE), changed, true);
        assertThat(house.other.secret()).contains("hunter2-secret");
        house.route("all", Selection.ALL, "one");
        house.record(1);
        house.awaitIdle("one");
        house.reopen().start();
        house.record(1);
        house.awaitIdle("one");
        assertThat(house.other.secret()).contains("hunter2-secret");
        AuditEvent event = house.events(Action.TARGET_UPDATE).getFirst();
        assertThat(event.data().before().get("options")).isEqualTo(Map.of("place", "there", "password", "***"));
        assertThat(event.data().after().get("options")).isEqualTo(Map.of("place", "elsewhere", "password", "***"));
        assertThat(house.metadata()
                        .list(
                                "SELECT * FROM delivery_destination",
                                row -> row.text("options")
                                        + new String(
                                                row.bytes("secrets"), java.nio.charset.StandardCharsets.ISO_8859_1)))
                .hasSize(1)
                .noneMatch(text -> text.contains("hunter2-secret"));
        assertThat(house.other.arrived()).noneMatch(each -> each.text().contains("hunter2-secret"));
    }

    @Test
    void whatCannotBeWrittenToIsNotMadeUnlessAskedFor() {
        house.other.script(batch -> {
            throw ScriptedDestination.failure(Kind.DENIED);
        });
        DestinationSetup setup = DestinationSetup.of("one", "scripted", Map.of(), "purser", Map.of());
        assertThatThrownBy(() ->
                        house.destinations().create(house.recording(Action.TARGET_CREATE), setup, StartPoint.NOW, true))
                .isInstanceOfSatisfying(PurserException.class, e -> {
                    assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_TEST_FAILED);
                    assertThat(e.detail()).containsEntry("kind", "denied");
                });
        assertThat(house.destinations().list()).isEmpty();
        assertThat(house.events(Action.TARGET_CREATE)).isEmpty();
        house.destinations().create(house.recording(Action.TARGET_CREATE), setup, StartPoint.NOW, false);
        assertThat(house.destinations().list()).hasSize(1);
        assertThatThrownBy(() -> house.destinations().test("one")).isInstanceOf(PurserException.class);
        house.other.script(ScriptedDestination.Script.TAKE);
        house.destinations().test("one");
        assertThat(house.other.opened() - house.other.closed()).isBetween(0, 1);
    }

    @Test
    void whatCannotBeSetUpIsRefusedWithWhatIsWrong() {
        refused(
                DeliveryError.DESTINATION_TYPE_UNKNOWN,
                DestinationSetup.of("one", "pigeon", Map.of(), "purser", Map.of()));
        refused(
                DeliveryError.DESTINATION_INVALID,
                DestinationSetup.of("no name", "scripted", Map.of(), "purser", Map.of()));
        refused(
                dev.purser.event.dialect.DialectError.OPTION_UNKNOWN,
                DestinationSetup.of("one", "scripted", Map.of("plce", "x"), "purser", Map.of()));
        refused(
                dev.purser.event.dialect.DialectError.OPTION_INVALID,
                DestinationSetup.of("one", "scripted", Map.of("mode", "x"), "purser", Map.of()));
        refused(
                dev.purser.event.dialect.DialectError.DIALECT_UNKNOWN,
                DestinationSetup.of("one", "scripted", Map.of(), "latin", Map.of()));
        house.destination("one", StartPoint.NOW);
        refused(DeliveryError.DESTINATION_EXISTS, DestinationSetup.of("one", "scripted", Map.of(), "purser", Map.of()));
        assertThatThrownBy(() -> house.route("r", Selection.ALL, "two"))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.DESTINATION_UNKNOWN));
        assertThatThrownBy(() -> house.route("r", Selection.actions("image.pul"), "one"))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.ROUTE_INVALID));
        house.route("r", Selection.ALL, "one");
        assertThatThrownBy(() -> house.route("r", Selection.ALL, "one"))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(DeliveryError.ROUTE_EXISTS));
    }

    private void refused(dev.purser.event.ErrorCode code, DestinationSetup setup) {
        assertThatThrownBy(() -> house.destinations()
                        .create(house.recording(Action.TARGET_CREATE), setup, StartPoint.NOW, false))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(code));
    }

    @Test
    void deadLettersAreSentAgainOrGivenUp() {
        house.other.batching(10, 1 << 20, Duration.ZERO).script(batch -> {
            if (batch.records().size() > 1) {
                throw ScriptedDestination.failure(Kind.REFUSED);
            }
            if (batch.records().size() == 1 && batch.records().sequence(0) < 6) {
                throw ScriptedDestination.failure(Kind.REFUSED);
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        house.record(20);
        house.awaitIdle("one");
        List<DeadLetter> dead = house.destinations().deadLetters("one", -1, 100);
        assertThat(dead).extracting(DeadLetter::sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
        assertThat(house.destinations()
                        .discard(
                                house.recording(Action.DELIVERY_REPLAY),
                                "one",
                                Set.of(dead.getFirst().number())))
                .isEqualTo(1);
        assertThat(house.destinations()
                        .redeliver(
                                house.recording(Action.DELIVERY_REPLAY),
                                "one",
                                Set.of(dead.getLast().number())))
                .isEqualTo(1);
        DeliveryFixture.await(
                () -> house.destinations().deadLetters("one", -1, 100).getLast().attempts() == 2);
        assertThat(house.destinations().deadLetters("one", -1, 100)).hasSize(5).noneMatch(DeadLetter::again);
        house.other.script(ScriptedDestination.Script.TAKE);
        assertThat(house.destinations().redeliver(house.recording(Action.DELIVERY_REPLAY), "one", Set.of()))
                .isEqualTo(5);
        DeliveryFixture.await(() -> house.status("one").deadLetters() == 0);
        house.awaitIdle("one");
        List<Long> all = house.numbers();
        assertThat(house.other.sequences().stream().sorted().distinct().toList())
                .as("all but what was given up")
                .isEqualTo(all.subList(1, all.size()));
    }
}
