package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.PurserDialect;
import dev.purser.journal.JournalConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Retention waits for destinations, until the hard limit; then the slowest is marked lost, on the record. */
class TestJournalRetention {
    private static final long SEGMENT = JournalConfig.MIN_SEGMENT;

    @TempDir
    private Path folder;

    private DeliveryFixture house;

    @BeforeEach
    void open() {
        house = new DeliveryFixture(
                        folder,
                        DeliveryFixture.quick(folder),
                        JournalConfig.defaults(folder).withSegmentBytes(SEGMENT),
                        List.of(PurserDialect.FACTORY))
                .start();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private JournalRetention.Result run(Optional<Duration> keep, long bytes, long hard, long... held) {
        return house.delivery()
                .retention(
                        house.journal(),
                        new JournalRetention.Limits(
                                keep,
                                bytes == 0 ? OptionalLong.empty() : OptionalLong.of(bytes),
                                hard == 0 ? OptionalLong.empty() : OptionalLong.of(hard)))
                .run(LongStream.of(held));
    }

    @Test
    void nothingGoesByDefault() {
        house.record(500);
        assertThat(run(Optional.empty(), 0, 0)).isEqualTo(new JournalRetention.Result(0, 0, List.of()));
        assertThat(house.journal().first()).isZero();
    }

    @Test
    void whatEverybodyHasHadGoes() {
        house.everythingTo("one");
        house.record(500);
        house.awaitIdle("one");
        JournalRetention.Result result = run(Optional.empty(), 3 * SEGMENT, 0);
        assertThat(result.first()).isPositive().isEqualTo(house.journal().first());
        assertThat(result.lost()).isEmpty();
        house.record(100);
        house.awaitIdle("one");
        assertThat(house.other.sequences())
                .isEqualTo(LongStream.range(0, house.journal().size()).boxed().toList());
        assertThat(house.status("one").lost()).isZero();
    }

    @Test
    void whatIsOldGoesAndWhatIsYoungStays() {
        // The samples are of the first of January, long ago.
        house.record(500);
        assertThat(run(Optional.of(Duration.ofDays(36_500)), 0, 0).removed()).isZero();
        assertThat(run(Optional.of(Duration.ofSeconds(1)), 0, 0).removed()).isPositive();
        assertThat(house.journal().size()).isEqualTo(500);
    }

    @Test
    void aDestinationThatLagsHoldsItBackPausedOrNot() {
        house.everythingTo("one");
        house.awaitIdle("one");
        house.destinations().pause(house.recording(Action.TARGET_UPDATE), "one");
        house.awaitState("one", DestinationState.PAUSED);
        house.record(1000);
        long position = house.status("one").position();
        JournalRetention.Result result = run(Optional.of(Duration.ofSeconds(1)), SEGMENT, 0);
        assertThat(result.first()).isLessThanOrEqualTo(position);
        assertThat(result.lost()).isEmpty();
        house.destinations().resume(house.recording(Action.TARGET_UPDATE), "one");
        house.awaitIdle("one");
        assertThat(house.other.sequences())
                .isEqualTo(LongStream.range(0, house.journal().size()).boxed().toList());
    }

    @Test
    void aHoldIsKeptWhateverTheLimits() {
        house.record(1000);
        assertThat(run(Optional.of(Duration.ofSeconds(1)), SEGMENT, SEGMENT, 0).removed())
                .isZero();
    }

    @Test
    void atTheHardLimitTheSlowestIsLostWithItsCount() {
        house.everythingTo("slow");
        house.everythingTo("good");
        house.awaitIdle("slow");
        house.awaitIdle("good");
        house.destinations().pause(house.recording(Action.TARGET_UPDATE), "slow");
        house.awaitState("slow", DestinationState.PAUSED);
        long position = house.status("slow").position();
        house.record(1000);
        house.awaitIdle("good");
        JournalRetention.Result result = run(Optional.empty(), 2 * SEGMENT, 4 * SEGMENT);
        assertThat(result.lost()).containsExactly("slow");
        assertThat(result.first()).isGreaterThan(position);
        house.awaitState("slow", DestinationState.LOST);
        AuditEvent event = house.events(Action.DELIVERY_LOST).getLast();
        assertThat(event.targets().getFirst().name()).contains("slow");
        assertThat(event.data().response()).containsEntry("destination", "slow").containsEntry("position", position);
        assertThat((Long) event.data().response().get("lost")).isPositive();
        assertThat(house.status("slow").lost()).isEqualTo(house.journal().first() - position);
        assertThat(house.status("good").lost()).isZero();

        int before = house.other.arrived().size();
        house.routes().delete(house.recording(Action.ROUTE_DELETE), "all-to-good");
        house.destinations().resume(house.recording(Action.TARGET_UPDATE), "slow");
        house.awaitIdle("slow");
        long first = house.journal().first();
        assertThat(house.other
                        .sequences()
                        .subList(before, house.other.sequences().size()))
                .contains(first, house.journal().size() - 1);
        assertThat(house.status("slow").lost()).isEqualTo(first - position);
        assertThat(run(Optional.empty(), 2 * SEGMENT, 4 * SEGMENT).lost()).isEmpty();
    }

    @Test
    void aHardLimitBelowTheOtherIsRefused() {
        assertThatThrownBy(() -> new JournalRetention.Limits(Optional.empty(), OptionalLong.of(10), OptionalLong.of(9)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
