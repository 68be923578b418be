package dev.purser.journal;

import static dev.purser.journal.SampleEvents.event;
import static dev.purser.journal.SampleEvents.events;
import static dev.purser.journal.SampleEvents.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.PrivatePart;
import dev.purser.event.PurserException;
import dev.purser.event.SealedEvent;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.MerkleFrontier;
import dev.purser.journal.tile.MerkleHasher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine of the journal owes its callers. An engine's test says how one is opened. */
public abstract class AbstractJournalTests {
    private Journal journal;

    /** Opens the journal, or opens it again: with the events that it was closed with. One per test. */
    protected abstract Journal open() throws Exception;

    @BeforeEach
    void openFirst() throws Exception {
        journal = open();
    }

    @AfterEach
    void closeLast() {
        journal.close();
    }

    private void reopen() throws Exception {
        journal.close();
        journal = open();
    }

    private List<Long> numbers(long from, int max) {
        return journal.read(from, max).stream()
                .map(entry -> number(entry.event()))
                .toList();
    }

    @Test
    void numbersBeginAtZeroAndHaveNoHoles() {
        assertThat(journal.size()).isZero();
        assertThat(journal.append(events(0, 1))).isZero();
        assertThat(journal.append(events(1, 4))).isEqualTo(1);
        assertThat(journal.append(events(4, 5))).isEqualTo(4);
        assertThat(journal.size()).isEqualTo(5);
        assertThat(journal.read(0, 10)).extracting(JournalEntry::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
    }

    @Test
    void eventsAreReadAsTheyWereAppended() {
        SealedEvent plain = event(0);
        SealedEvent large = event(2, SealedEvent.MAX_LEAF, 300_000);
        journal.append(List.of(plain, large));
        List<JournalEntry> read = journal.read(0, 2);
        assertThat(SampleEvents.same(read.get(0).event(), plain)).isTrue();
        assertThat(SampleEvents.same(read.get(1).event(), large)).isTrue();
        assertThat(read.get(1).event().parts()).extracting(PrivatePart::name).hasSize(2);
    }

    @Test
    void readBeginsAndStopsWhereItIsTold() {
        journal.append(events(0, 7));
        journal.append(events(7, 20));
        assertThat(numbers(3, 2)).containsExactly(3L, 4L);
        assertThat(numbers(6, 3)).containsExactly(6L, 7L, 8L);
        assertThat(numbers(19, 5)).containsExactly(19L);
        assertThat(numbers(20, 5)).isEmpty();
        assertThat(numbers(1000, 5)).isEmpty();
    }

    @Test
    void eventsSurviveAReopen() throws Exception {
        journal.append(events(0, 10));
        reopen();
        assertThat(journal.size()).isEqualTo(10);
        assertThat(journal.append(events(10, 11))).isEqualTo(10);
        assertThat(numbers(0, 100)).containsExactlyElementsOf(numbersBelow(11));
    }

    private static List<Long> numbersBelow(long end) {
        return LongStream.range(0, end).boxed().toList();
    }

    @Test
    void checkpointCoversWhatIsDurable() {
        assertThat(journal.checkpoint()).isEmpty();
        journal.append(events(0, 300));
        Checkpoint checkpoint = journal.checkpointNow().orElseThrow();
        assertThat(checkpoint.size()).isEqualTo(300);
        assertThat(checkpoint.root()).isEqualTo(root(300));
        assertThat(journal.checkpoint()).contains(checkpoint);
        assertThat(journal.checkpointNow()).contains(checkpoint);
        assertThat(journal.status().checkpointSize()).isEqualTo(300);
    }

    private static byte[] root(long size) {
        MerkleFrontier tree = new MerkleFrontier();
        MerkleHasher hasher = new MerkleHasher();
        for (long number = 0; number < size; number++) {
            tree.append(hasher.leaf(event(number).leaf()));
        }
        return tree.root();
    }

    @Test
    void checkpointsGoOnAfterAReopen() throws Exception {
        journal.append(events(0, 3));
        reopen();
        assertThat(journal.checkpoint().orElseThrow().size()).isEqualTo(3);
        journal.append(events(3, 700));
        assertThat(journal.checkpointNow().orElseThrow().root()).isEqualTo(root(700));
    }

    @Test
    void manyCallersGetTheirOwnNumbersWithoutHoles() throws Exception {
        int callers = 32;
        int each = 320;
        ConcurrentHashMap<Long, Long> places = new ConcurrentHashMap<>();
        AtomicLong next = new AtomicLong();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < callers; caller++) {
                all.add(threads.submit(() -> {
                    long before = -1;
                    for (int i = 0; i < each; i++) {
                        long number = next.getAndIncrement();
                        long place = journal.append(List.of(event(number)));
                        assertThat(place).isGreaterThan(before);
                        assertThat(journal.size()).isGreaterThan(place);
                        assertThat(places.put(place, number)).isNull();
                        before = place;
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertThat(journal.size()).isEqualTo((long) callers * each);
        long at = 0;
        while (at < journal.size()) {
            for (JournalEntry entry : journal.read(at, 1000)) {
                assertThat(entry.sequence()).isEqualTo(at);
                assertThat(number(entry.event())).isEqualTo(places.get(at));
                at++;
            }
        }
    }

    @Test
    void aTailWakesWhenThereIsMore() throws Exception {
        journal.append(events(0, 1));
        assertThat(journal.awaitBeyond(0, Duration.ofMinutes(1))).isTrue();
        assertThat(journal.awaitBeyond(1, Duration.ofMillis(5))).isFalse();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> tail = threads.submit(() -> journal.awaitBeyond(1, Duration.ofMinutes(1)));
            journal.append(events(1, 2));
            assertThat(tail.get()).isTrue();
        }
    }

    @Test
    void anInterruptDoesNotEndTheWait() {
        Thread.currentThread().interrupt();
        long place = journal.append(events(0, 1));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(place).isZero();
        assertThat(numbers(0, 5)).containsExactly(0L);
    }

    @Test
    void aClosedJournalRefuses() {
        journal.close();
        assertThatThrownBy(() -> journal.append(events(0, 1)))
                .isInstanceOfSatisfying(
                        PurserException.class, e -> assertThat(e.error()).isEqualTo(JournalError.JOURNAL_UNAVAILABLE));
    }

    @Test
    void nothingIsNotAppended() {
        assertThatThrownBy(() -> journal.append(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
