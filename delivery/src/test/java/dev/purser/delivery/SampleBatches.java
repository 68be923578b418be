package dev.purser.delivery;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.testkit.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Batches of sample events, one after another as a journal has them. For one thread. */
public final class SampleBatches {
    /** A checkpoint in the form of a signed note; its signature is of nothing. */
    public static final String CHECKPOINT = "purser.example/log\n4711\nqINS1GRFhWHwdkUeqLEoP4yEMkTBBzxBkGwGQlVlVcs=\n\n"
            + "\u2014 purser.example/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";

    /** When the first of them is cut. */
    public static final Instant CUT = Instant.parse("2026-11-21T08:15:30Z");

    private final SampleEvents events = new SampleEvents(42);
    private final RecordWriter writer;
    private long next = 100;

    public SampleBatches(Dialect dialect) {
        writer = dialect.writer();
    }

    /** The next batch, of events that all have a record. */
    public Batch next(int count) {
        return of(events.next(count));
    }

    /** A batch of these events. */
    public Batch of(List<AuditEvent> all) {
        RecordBuffer records = new RecordBuffer();
        long first = next;
        for (AuditEvent event : all) {
            records.begin(next, event);
            writer.write(event, records);
            next++;
        }
        return new Batch(records, first, next, CUT.plusSeconds(first - 100), Optional.of(CHECKPOINT));
    }

    /** The texts of a batch's records. */
    public static List<String> texts(Batch batch) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < batch.records().size(); i++) {
            texts.add(new String(batch.records().copy(i), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
