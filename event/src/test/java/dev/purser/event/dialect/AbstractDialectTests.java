package dev.purser.event.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.EventArbitraries;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every dialect promises. A dialect's test says which dialect, which fixtures, and which events it can express. */
public abstract class AbstractDialectTests {
    /** The dialect with these options. */
    protected abstract Dialect dialect(Map<String, String> options);

    /** The folder of the fixtures among the test's resources, from the root. */
    protected abstract String fixtures();

    /** Events that the dialect says whole. */
    @Provide
    protected abstract Arbitrary<AuditEvent> expressible();

    @Provide
    protected Arbitrary<AuditEvent> any() {
        return EventArbitraries.events();
    }

    @TestFactory
    Stream<DynamicTest> fixturesAreWrittenAndReadBack() {
        return DialectFixture.all(getClass(), fixtures()).stream()
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> check(fixture)));
    }

    private void check(DialectFixture fixture) {
        Dialect dialect = dialect(fixture.options());
        List<String> expected = texts(fixture.records());
        if (fixture.event().isPresent()) {
            assertThat(texts(written(dialect, fixture.event().get()))).isEqualTo(expected);
        }
        if (expected.isEmpty() || dialect.reader(false).isEmpty()) {
            return;
        }
        List<AuditEvent> read = read(dialect, fixture.records());
        fixture.reads().or(fixture::event).ifPresent(event -> assertThat(read).containsExactly(event));
        List<byte[]> again = new ArrayList<>();
        read.forEach(event -> again.addAll(written(dialect, event)));
        assertThat(texts(again)).isEqualTo(expected);
        assertThat(forgetting(read(dialect.plainReader().orElseThrow(), fixture.records())))
                .as("read plainly")
                .isEqualTo(forgetting(read));
    }

    /** The events without what is left over of their records. */
    private static List<AuditEvent> forgetting(List<AuditEvent> events) {
        return events.stream()
                .map(event -> event.withSource(
                        event.source().toBuilder().rest(Map.of()).build()))
                .toList();
    }

    @Property(tries = 300)
    void whatIsExpressedIsReadBack(@ForAll("expressible") AuditEvent event) {
        Dialect dialect = dialect(Map.of());
        List<byte[]> records = written(dialect, event);
        if (dialect.reader(false).isPresent()) {
            assertThat(records).isNotEmpty();
            assertThat(read(dialect, records)).containsExactly(event);
        }
    }

    @Property(tries = 300)
    void whatIsWrittenOfAnyEventIsWrittenAgainOnceRead(@ForAll("any") AuditEvent event) {
        Dialect dialect = dialect(Map.of());
        List<byte[]> records = written(dialect, event);
        if (records.isEmpty() || dialect.reader(false).isEmpty()) {
            return;
        }
        List<byte[]> again = new ArrayList<>();
        read(dialect, records).forEach(one -> again.addAll(written(dialect, one)));
        assertThat(texts(again)).isEqualTo(texts(records));
    }

    @TestFactory
    Stream<DynamicTest> brokenRecordsAreRefusedAsSuch() {
        Random random = new Random(1);
        return DialectFixture.all(getClass(), fixtures()).stream()
                .filter(fixture -> !fixture.records().isEmpty()
                        && dialect(fixture.options()).reader(false).isPresent())
                .map(fixture -> DynamicTest.dynamicTest(fixture.name(), () -> {
                    for (int i = 0; i < 200; i++) {
                        breakAndRead(
                                dialect(fixture.options()), fixture.records().getFirst(), random);
                    }
                }));
    }

    /** Nothing but a {@link RecordException} may come out of broken bytes. */
    private static void breakAndRead(Dialect dialect, byte[] record, Random random) {
        byte[] broken = record.clone();
        if (random.nextInt(4) == 0) {
            broken = java.util.Arrays.copyOf(broken, random.nextInt(broken.length));
        } else {
            for (int i = random.nextInt(4); i >= 0; i--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
        }
        RecordReader reader = dialect.reader(true).orElseThrow();
        List<AuditEvent> events = new ArrayList<>();
        try {
            reader.read(broken, events::add);
            reader.end(events::add);
        } catch (RecordException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(events.size()).isLessThanOrEqualTo(1);
    }

    /** The event's records. */
    protected static List<byte[]> written(Dialect dialect, AuditEvent event) {
        RecordBuffer buffer = new RecordBuffer();
        buffer.begin(7, event.id(), event.recorded());
        int count = dialect.writer().write(event, buffer);
        assertThat(count).isEqualTo(buffer.size());
        List<byte[]> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(buffer.copy(i));
        }
        return records;
    }

    /** The events that the records are read as, raw records not kept. */
    protected static List<AuditEvent> read(Dialect dialect, List<byte[]> records) {
        return read(dialect.reader(false).orElseThrow(), records);
    }

    private static List<AuditEvent> read(RecordReader reader, List<byte[]> records) {
        List<AuditEvent> events = new ArrayList<>();
        records.forEach(record -> reader.read(record, events::add));
        reader.end(events::add);
        return events;
    }

    private static List<String> texts(List<byte[]> records) {
        return records.stream()
                .map(record -> new String(record, StandardCharsets.UTF_8))
                .toList();
    }
}
