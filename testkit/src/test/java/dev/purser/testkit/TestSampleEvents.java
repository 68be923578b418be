package dev.purser.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.Action;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.EventCodec;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestSampleEvents {
    @Test
    void theSameSeedGivesTheSameEvents() {
        List<AuditEvent> events = new SampleEvents(7).next(500);
        assertThat(new SampleEvents(7).next(500)).isEqualTo(events);
        assertThat(new SampleEvents(8).next(500)).isNotEqualTo(events);
        assertThat(events).extracting(AuditEvent::id).doesNotHaveDuplicates();
    }

    @Test
    void everyActionAndEveryActorOccurs() {
        assertThat(new SampleEvents(1).ofEachAction())
                .extracting(AuditEvent::action)
                .containsOnly(Action.values());
        assertThat(new SampleEvents(1).ofEachActor())
                .extracting(event -> event.actor().kind())
                .containsExactly(ActorKind.values());
    }

    @Test
    void eventsCanBeSealedAndRead() {
        for (AuditEvent event : new SampleEvents(2).ofEachAction()) {
            assertThat(EventCodec.read(EventCodec.seal(event))).isEqualTo(event);
        }
    }
}
