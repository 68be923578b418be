package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.delivery.DeliveryException.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the other side does: all arrives, in order, or is a dead letter that says why. */
class TestFaults {
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

    private void allArrived() {
        house.awaitIdle("one");
        assertThat(house.arrivedOnce()).isEqualTo(house.numbers());
        assertThat(house.destinations().deadLetters("one", -1, 10)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"UNREACHABLE", "DENIED", "MISCONFIGURED", "FULL", "THROTTLED"})
    void whatWasAwayGetsEverythingOnceItIsBack(Kind kind) {
        house.other.script(batch -> {
            throw ScriptedDestination.failure(kind);
        });
        house.everythingTo("one");
        house.record(300);
        DeliveryFixture.await(() -> house.status("one").failures() >= 3);
        DestinationStatus away = house.status("one");
        assertThat(away.lagEvents()).isEqualTo(house.journal().size());
        assertThat(away.position()).isZero();
        assertThat(away.lagTime()).isPositive();
        assertThat(away.lastSuccess()).isEmpty();
        assertThat(away.lastError().orElseThrow().kind()).isEqualTo(kind.text());
        assertThat(away.lastError().orElseThrow().message()).contains("scripted");
        assertThat(house.other.sequences()).isEmpty();
        house.other.script(ScriptedDestination.Script.TAKE);
        allArrived();
        assertThat(house.duplicates()).isZero();
        assertThat(house.status("one").lagTime()).isZero();
    }

    @Test
    void theBreakerOpensAndAProbeClosesIt() {
        AtomicInteger refusals = new AtomicInteger();
        house.other.script(batch -> {
            refusals.incrementAndGet();
            throw ScriptedDestination.failure(Kind.UNREACHABLE);
        });
        house.everythingTo("one");
        house.awaitState("one", DestinationState.BROKEN);
        assertThat(house.status("one").nextAttempt()).isPresent();
        int tests = house.other.tests();
        long attempts = house.status("one").attempts();
        DeliveryFixture.await(() -> house.other.tests() > tests + 2);
        assertThat(house.status("one").attempts())
                .as("an open breaker lets probes through, not batches")
                .isEqualTo(attempts);
        house.other.script(ScriptedDestination.Script.TAKE);
        allArrived();
        assertThat(house.status("one").failures()).isZero();
    }

    @Test
    void whoAsksToBeLeftAloneIsLeftAlone() {
        AtomicInteger calls = new AtomicInteger();
        house.other.script(batch -> {
            if (calls.incrementAndGet() <= 8) {
                throw new DeliveryException(
                        Kind.THROTTLED,
                        "slow down",
                        0,
                        Optional.of(Duration.ofMillis(calls.get() == 8 ? 300 : 1)),
                        null);
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        DeliveryFixture.await(() -> calls.get() == 8);
        DeliveryFixture.await(() -> house.status("one").nextAttempt().isPresent());
        assertThat(house.status("one").state())
                .as("a throttled destination is not broken")
                .isEqualTo(DestinationState.BACKING_OFF);
        allArrived();
    }

    @Test
    void aFlappingOneGetsEverythingInOrder() {
        Random random = new Random(3);
        house.other.batching(7, 1 << 20, Duration.ZERO).script(batch -> {
            if (random.nextInt(3) == 0) {
                int taken = random.nextInt(batch.records().size() + 1);
                throw new DeliveryException(Kind.UNREACHABLE, "gone again", taken, Optional.empty(), null);
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        house.record(500);
        house.awaitIdle("one");
        assertThat(house.other.sequences())
                .as("what was taken is said, so nothing comes twice")
                .isEqualTo(house.numbers());
    }

    @Test
    void anAnswerThatNeverCameMayBringThemAgainAndIsCounted() {
        AtomicInteger calls = new AtomicInteger();
        house.other.batching(50, 1 << 20, Duration.ZERO);
        house.destination("one", StartPoint.BEGINNING);
        house.record(200);
        house.other.script(batch -> {
            if (calls.getAndIncrement() % 2 == 0) {
                // All of it arrives, but nobody hears of it.
                house.other.arrive(batch);
                throw ScriptedDestination.failure(Kind.UNREACHABLE);
            }
            return Receipt.ALL;
        });
        house.route("all", Selection.ALL, "one");
        house.awaitIdle("one");
        assertThat(house.arrivedOnce()).isEqualTo(house.numbers());
        assertThat(house.duplicates())
                .isPositive()
                .isLessThanOrEqualTo(house.status("one").redelivered());
    }

    @Test
    void whatIsRefusedByNameBecomesADeadLetterAndTheRestArrives() {
        house.other.batching(10, 1 << 20, Duration.ZERO);
        house.other.script(batch -> new Receipt(
                List.of(),
                IntStream.range(0, batch.records().size())
                        .filter(i -> batch.records().sequence(i) % 2 == 1)
                        .mapToObj(i -> new Receipt.Refused(i, "odd numbers are not taken"))
                        .toList()));
        house.everythingTo("one");
        house.record(100);
        house.awaitIdle("one");
        assertThat(house.other.sequences())
                .isEqualTo(house.numbers().stream().filter(n -> n % 2 == 0).toList());
        List<DeadLetter> dead = house.destinations().deadLetters("one", -1, 1000);
        assertThat(dead.stream().map(DeadLetter::sequence))
                .containsExactlyElementsOf(
                        house.numbers().stream().filter(n -> n % 2 == 1).toList());
        assertThat(dead).allSatisfy(letter -> {
            assertThat(letter.reason()).isEqualTo("odd numbers are not taken");
            assertThat(letter.cause()).isEqualTo("refused");
            assertThat(letter.record()).isZero();
            assertThat(letter.event()).isPresent();
        });
    }

    @Test
    void aPoisonousRecordIsFoundByHalving() {
        house.other.batching(64, 1 << 20, Duration.ZERO);
        house.other.script(batch -> {
            for (int i = 0; i < batch.records().size(); i++) {
                if (batch.records().sequence(i) == 33 || batch.records().sequence(i) == 77) {
                    throw ScriptedDestination.failure(Kind.REFUSED);
                }
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        house.record(200);
        house.awaitIdle("one");
        List<Long> rest =
                house.numbers().stream().filter(n -> n != 33 && n != 77).toList();
        assertThat(house.other.sequences()).isEqualTo(rest);
        assertThat(house.destinations().deadLetters("one", -1, 10))
                .extracting(DeadLetter::sequence)
                .containsExactly(33L, 77L);
        assertThat(house.status("one").deadLetters()).isEqualTo(2);
        assertThat(house.status("one").failures()).isZero();
    }

    @Test
    void theNextBatchTellsOfTheDeadLetter() {
        house.other.batching(10, 1 << 20, Duration.ZERO);
        house.other.script(batch -> {
            if (batch.records().sequence(0) <= 3
                    && batch.records().sequence(batch.records().size() - 1) >= 3) {
                throw ScriptedDestination.failure(Kind.REFUSED);
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        house.record(50);
        house.awaitIdle("one");
        List<ScriptedDestination.Seen> telling = house.other.batches().stream()
                .filter(batch -> !batch.missing().isEmpty())
                .toList();
        assertThat(telling).as("one batch tells of it, the first behind it").hasSize(1);
        assertThat(telling.getFirst().first()).isEqualTo(4);
        assertThat(telling.getFirst().missing())
                .extracting(DeadLetter::sequence)
                .containsExactly(3L);
    }

    @Test
    void whatRefusesEverythingIsLeftAloneAndNotBuriedInDeadLetters() {
        house.other.script(batch -> {
            throw ScriptedDestination.failure(Kind.REFUSED);
        });
        house.everythingTo("one");
        house.record(500);
        DeliveryFixture.await(() -> house.status("one").lastError().isPresent());
        house.awaitState("one", DestinationState.BROKEN);
        assertThat(house.status("one").lastError().orElseThrow().message()).contains("in a row");
        assertThat(house.status("one").deadLetters()).isBetween(200L, 300L);
        assertThat(house.status("one").lagEvents()).isPositive();
    }

    @Test
    void garbageAndErrorsOfTheProgramDoNotStopIt() {
        house.other.batching(20, 1 << 20, Duration.ZERO);
        house.other.script(batch -> {
            for (int i = 0; i < batch.records().size(); i++) {
                if (batch.records().sequence(i) == 5) {
                    throw new IllegalStateException("a mistake of the destination's code");
                }
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        house.record(60);
        house.awaitIdle("one");
        assertThat(house.other.sequences())
                .isEqualTo(house.numbers().stream().filter(n -> n != 5).toList());
        assertThat(house.destinations().deadLetters("one", -1, 10).getFirst().reason())
                .contains("a mistake of the destination's code");
    }

    @Test
    void aSlowOneHoldsNobodyElseUp() throws Exception {
        CountDownLatch free = new CountDownLatch(1);
        house.other.script(batch -> {
            if (Thread.currentThread().getName().endsWith("slow")) {
                free.await();
            }
            return Receipt.ALL;
        });
        house.destination("slow", StartPoint.BEGINNING);
        house.destination("fast", StartPoint.BEGINNING);
        house.route("all", Selection.ALL, "slow", "fast");
        house.record(300);
        house.awaitIdle("fast");
        assertThat(house.other.sequences()).isEqualTo(house.numbers());
        assertThat(house.status("slow").lagEvents()).isEqualTo(house.journal().size());
        free.countDown();
        house.awaitIdle("slow");
        assertThat(house.other.sequences()).hasSize(2 * house.numbers().size());
    }

    @Test
    void aDeliveryThatNeverEndsIsBrokenOff() {
        house.close();
        DeliveryConfig quick = DeliveryFixture.quick(folder.resolve("b"));
        DeliveryConfig impatient = new DeliveryConfig(
                quick.folders(),
                quick.firstBackOff(),
                quick.longestBackOff(),
                quick.breakerFailures(),
                quick.breakerPause(),
                Duration.ofMillis(50),
                quick.closeLimit(),
                quick.pageEvents(),
                quick.maxRoutes(),
                quick.maxDestinations(),
                quick.keepObjects(),
                1);
        house = new DeliveryFixture(
                        folder.resolve("b"),
                        impatient,
                        dev.purser.journal.JournalConfig.defaults(folder.resolve("b")),
                        List.of(dev.purser.event.dialect.PurserDialect.FACTORY))
                .start();
        AtomicInteger calls = new AtomicInteger();
        house.other.script(batch -> {
            if (calls.incrementAndGet() == 1) {
                new CountDownLatch(1).await();
            }
            return Receipt.ALL;
        });
        house.everythingTo("one");
        house.record(10);
        house.awaitIdle("one");
        assertThat(house.arrivedOnce()).isEqualTo(house.numbers());
        assertThat(house.status("one").lastError().orElseThrow().message()).contains("broken off");
    }
}
