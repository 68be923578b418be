package dev.purser.event.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventArbitraries;
import dev.purser.event.dialect.AbstractDialectTests;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.EventJson;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.Framing;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.event.json.JsonTape;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TestCloudEventsDialect extends AbstractDialectTests {
    @Override
    protected Dialect dialect(Map<String, String> options) {
        return CloudEventsDialect.FACTORY.open(
                Home.NOWHERE, Options.of("dialect cloudevents", CloudEventsDialect.FACTORY.options(), options));
    }

    @Override
    protected String fixtures() {
        return "/dev/purser/event/dialect/cloudevents";
    }

    @Override
    protected Arbitrary<AuditEvent> expressible() {
        return EventArbitraries.events();
    }

    /** Required attributes are non-empty texts, and the data is the event. */
    @Property(tries = 200)
    void everyEventIsACloudEvent(@ForAll("any") AuditEvent event) {
        JsonTape tape = new JsonTape();
        tape.read(written(dialect(Map.of()), event).getFirst());
        for (String name : new String[] {"specversion", "id", "source", "type", "time", "sequence"}) {
            assertThat(tape.text(tape.member(0, name))).isNotEmpty();
        }
        assertThat(tape.text(tape.member(0, "source"))).matches("//[A-Za-z0-9._~:%\\[\\]-]+");
        int subject = tape.member(0, "subject");
        assertThat(subject < 0 || !tape.text(subject).isEmpty()).isTrue();
        int data = tape.member(0, "data");
        assertThat(EventJson.read(Arrays.copyOfRange(tape.bytes(), tape.start(data), tape.end(data)))
                        .event())
                .isEqualTo(event);
    }

    @Test
    void messagesSayWhatTheyAre() {
        assertThat(dialect(Map.of()).messages().headers(Filing.NONE))
                .containsEntry("content-type", "application/cloudevents+json; charset=UTF-8");
        Dialect batch = dialect(Map.of("mode", "batch"));
        assertThat(batch.messages().headers(Filing.NONE))
                .containsEntry("content-type", "application/cloudevents-batch+json; charset=UTF-8");
        assertThat(batch.messages().framing()).isEqualTo(new Framing("[", ",", "]"));
        assertThat(batch.files().framing()).isEqualTo(new Framing("[", ",", "]"));
        assertThat(batch.files().contentType()).isEqualTo("application/cloudevents-batch+json");
        assertThat(dialect(Map.of()).files().framing()).isEqualTo(Framing.LINES);
    }
}
