package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.event.dialect.Filing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a delivery is cut off, the next start repeats at most what was under way, in order, and counts it. */
class TestKills {
    private static final int STEPS = Boolean.getBoolean("purser.long") ? 40 : 12;

    @TempDir
    private Path folder;

    private DeliveryFixture house;

    @BeforeEach
    void open() {
        house = new DeliveryFixture(folder);
        house.other.batching(10, 1 << 20, Duration.ZERO).script(this::take);
        house.destination("one", StartPoint.BEGINNING);
        house.route("all", Selection.ALL, "one");
    }

    @AfterEach
    void close() {
        house.close();
    }

    /** Each batch makes an object, whose place on the list must come and go with the position. */
    private Receipt take(Batch batch) {
        int last = batch.records().size() - 1;
        return last < 0
                ? Receipt.ALL
                : new Receipt(
                        List.of(new DeliveredObject(
                                "bucket",
                                "object-" + batch.first(),
                                Filing.NONE,
                                "0".repeat(64),
                                batch.records().length(),
                                last + 1,
                                batch.records().sequence(0),
                                batch.records().sequence(last),
                                batch.records().time(0),
                                batch.records().time(last))),
                        List.of());
    }

    @Test
    void killedAtEveryTransactionBeforeAndAfterItIsStored() {
        long counted = 0;
        for (int step = 0; step < STEPS; step++) {
            boolean stored = step % 2 == 1;
            int after = step / 2;
            List<Long> before = house.other.sequences();
            AtomicReference<FailingMetadata> failing = new AtomicReference<>();
            house.reopen(real -> {
                failing.set(new FailingMetadata(real, after, stored));
                return failing.get();
            });
            house.record(60);
            house.start();
            DeliveryFixture.await(() -> failing.get().gone());
            house.reopen(real -> real).start();
            house.awaitIdle("one");
            assertThat(house.arrivedOnce()).as("step " + step).isEqualTo(house.numbers());
            inOrderButForOneStepBack(house.other
                    .sequences()
                    .subList(before.size(), house.other.sequences().size()));
            objectsMatch();
            counted = house.status("one").redelivered();
        }
        assertThat(house.duplicates())
                .as("some kills fell between delivery and storing")
                .isPositive();
        assertThat(counted).isGreaterThanOrEqualTo(house.duplicates());
    }

    private void inOrderButForOneStepBack(List<Long> numbers) {
        int back = 0;
        for (int i = 1; i < numbers.size(); i++) {
            if (numbers.get(i) <= numbers.get(i - 1)) {
                back++;
            }
        }
        assertThat(back).isLessThanOrEqualTo(1);
    }

    /** The list of objects covers every event exactly once: it holds what was stored with a position and nothing else. */
    private void objectsMatch() {
        List<Long> covered = new ArrayList<>();
        house.delivery()
                .objects()
                .delivered("one", Instant.EPOCH, Instant.now().plusSeconds(60), -1, 10_000)
                .forEach(entry -> {
                    for (long n = entry.object().first(); n <= entry.object().last(); n++) {
                        covered.add(n);
                    }
                });
        assertThat(covered).isEqualTo(house.numbers());
    }

    @Test
    void killedWhileTheOtherSideHasIt() {
        for (boolean arrives : new boolean[] {false, true}) {
            CountDownLatch inside = new CountDownLatch(1);
            AtomicBoolean once = new AtomicBoolean();
            house.other.script(batch -> {
                if (batch.records().size() > 0 && once.compareAndSet(false, true)) {
                    if (arrives) {
                        house.other.arrive(batch);
                    }
                    inside.countDown();
                    new CountDownLatch(1).await();
                }
                return take(batch);
            });
            house.record(40);
            house.start();
            DeliveryFixture.await(() -> inside.getCount() == 0);
            // The stop waits for its bound, breaks the call off, and stores nothing of it.
            house.reopen().start();
            house.awaitIdle("one");
            assertThat(house.arrivedOnce()).isEqualTo(house.numbers());
            objectsMatch();
        }
        assertThat(house.duplicates())
                .isPositive()
                .isLessThanOrEqualTo(house.status("one").redelivered());
    }

    @Test
    void aDatabaseThatIsAwayForAWhileCostsNothingTwice() {
        AtomicReference<FailingMetadata> failing = new AtomicReference<>();
        house.reopen(real -> {
            failing.set(new FailingMetadata(real, 3, false));
            return failing.get();
        });
        house.record(100);
        house.start();
        DeliveryFixture.await(() -> failing.get().gone());
        failing.get().comeBack();
        house.awaitIdle("one");
        assertThat(house.other.sequences()).isEqualTo(house.numbers());
        objectsMatch();
    }

    @Test
    void whoDoesNotEndIsGivenUpAndCanStoreNothingLater() {
        AtomicInteger ignored = new AtomicInteger();
        CountDownLatch let = new CountDownLatch(1);
        AtomicBoolean once = new AtomicBoolean();
        house.record(20);
        house.other.script(batch -> {
            while (batch.records().size() > 0 && once.compareAndSet(false, true)) {
                boolean done = false;
                while (!done) {
                    try {
                        let.await();
                        done = true;
                    } catch (InterruptedException e) {
                        ignored.incrementAndGet();
                    }
                }
            }
            return take(batch);
        });
        house.start();
        DeliveryFixture.await(once::get);
        house.reopen();
        assertThat(ignored.get()).isPositive();
        int before = house.other.sequences().size();
        let.countDown();
        DeliveryFixture.await(() -> house.other.sequences().size() > before);
        house.start();
        house.awaitIdle("one");
        assertThat(house.arrivedOnce()).isEqualTo(house.numbers());
        objectsMatch();
    }
}
