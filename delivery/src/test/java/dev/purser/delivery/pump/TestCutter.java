package dev.purser.delivery.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.route.Router;
import dev.purser.event.EventCodec;
import dev.purser.journal.MemoryJournal;
import dev.purser.testkit.SampleEvents;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestCutter {
    private static final BatchRule RULE = new BatchRule(100, 1 << 20, Duration.ZERO);

    /** A route may have been made since the lead was asked for: what is recorded after that is not the old lead's. */
    @Test
    void whatIsRecordedAfterTheLeadWasAskedForIsLeft() throws Exception {
        MemoryJournal journal = new MemoryJournal();
        journal.append(
                new SampleEvents(7).next(20).stream().map(EventCodec::seal).toList());
        Cutter cutter = new Cutter(journal, new Share(1, new SimpleMeterRegistry()), 8, "one");
        cutter.begin(0);
        Router.Lead nowhere = Router.NONE.to("one");
        cutter.take(nowhere, (_, _) -> 0, RULE, 13);
        assertThat(cutter.next()).isEqualTo(13);
        cutter.take(nowhere, (_, _) -> 0, RULE, 20);
        assertThat(cutter.next()).isEqualTo(20);
    }
}
