package dev.purser.event.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventArbitraries;
import dev.purser.event.Severity;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What the buffer keeps of each record, across growth and clearing. */
class TestRecordBuffer {
    @Property(tries = 20)
    void keepsOfEachRecordWhatItsEventSays(@ForAll("many") List<AuditEvent> events) {
        RecordBuffer buffer = new RecordBuffer();
        RecordWriter writer = PurserDialect.FACTORY
                .open(Home.NOWHERE, Options.of("dialect", List.of(), Map.of()))
                .writer();
        for (int i = 0; i < events.size(); i++) {
            buffer.begin(i + 5, events.get(i));
            writer.write(events.get(i), buffer);
        }
        for (int i = 0; i < events.size(); i++) {
            AuditEvent event = events.get(i);
            assertThat(buffer.sequence(i)).isEqualTo(i + 5);
            assertThat(buffer.event(i)).isEqualTo(event.id());
            assertThat(buffer.time(i)).isEqualTo(event.recorded());
            assertThat(buffer.action(i)).contains(event.action());
            assertThat(buffer.severity(i)).isEqualTo(event.severity());
            assertThat(EventJson.read(buffer.copy(i)).event()).isEqualTo(event);
        }
    }

    @Property(tries = 20)
    void forgetsActionAndSeverityWhereTheNextEventIsNotGivenWhole(@ForAll("events") AuditEvent event) {
        RecordBuffer buffer = new RecordBuffer();
        buffer.begin(1, event);
        buffer.clear();
        buffer.begin(2, event.id(), event.recorded());
        buffer.bytes().raw("{}");
        buffer.end(Filing.NONE);
        assertThat(buffer.action(0)).isEmpty();
        assertThat(buffer.severity(0)).isEqualTo(Severity.NORMAL);
    }

    @Provide
    Arbitrary<List<AuditEvent>> many() {
        return EventArbitraries.events().list().ofMinSize(65).ofMaxSize(150);
    }

    @Provide
    Arbitrary<AuditEvent> events() {
        return EventArbitraries.events();
    }
}
