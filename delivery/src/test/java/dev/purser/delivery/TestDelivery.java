package dev.purser.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded arrives: from the beginning, as it comes, over restarts, to as many destinations as are named. */
class TestDelivery {
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
    void everythingArrivesOnceAndInOrder() {
        house.record(500);
        house.everythingTo("one");
        house.record(300);
        house.awaitIdle("one");
        assertThat(house.other.sequences()).isEqualTo(house.numbers());
        assertThat(house.other.arrived().stream().map(ScriptedDestination.Arrived::event))
                .containsExactlyElementsOf(house.recorded().stream()
                        .map(entry -> entry.event().id())
                        .toList());
    }

    @Test
    void aDestinationBeginsWithWhatIsRecordedFromItsMakingOn() {
        house.record(20);
        long made = house.journal().size();
        house.destination("late", StartPoint.NOW);
        house.route("all", Selection.ALL, "late");
        List<AuditEvent> later = house.record(20);
        house.awaitIdle("late");
        assertThat(house.other.sequences()).allMatch(sequence -> sequence >= made);
        assertThat(house.other.arrived().stream().map(ScriptedDestination.Arrived::event))
                .containsAll(later.stream().map(AuditEvent::id).toList());
    }

    @Test
    void aRestartGoesOnWhereItStood() {
        house.everythingTo("one");
        house.record(100);
        house.awaitIdle("one");
        house.reopen();
        house.record(100);
        house.start();
        house.awaitIdle("one");
        assertThat(house.other.sequences()).isEqualTo(house.numbers());
        assertThat(house.status("one").redelivered()).isZero();
        assertThat(house.status("one").records()).isEqualTo(house.journal().size());
    }
}
