package dev.purser.cli.convert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordReader;
import dev.purser.testkit.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A conversion does not look for what is left over of records where the other form does not tell it: it comes out the same. */
class TestLeftoversOfOthers {
    private static List<String> dialects() {
        return KnownDialects.ALL.all().stream().map(DialectFactory::name).toList();
    }

    private static Dialect open(String name) {
        return KnownDialects.ALL.open(name, Home.NOWHERE, Map.of());
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whatIsReadPlainlyIsWrittenTheSame(String name) {
        Dialect to = open(name);
        int compared = 0;
        for (String other : dialects()) {
            Dialect from = open(other);
            if (from.reader(false).isEmpty() || to.tellsLeftoversOf(other)) {
                continue;
            }
            for (byte[] record : withMore(from)) {
                List<AuditEvent> whole = read(from.reader(false).orElseThrow(), record);
                List<AuditEvent> plain = read(from.plainReader().orElseThrow(), record);
                assertThat(written(to, plain)).as(other).isEqualTo(written(to, whole));
                compared += other.equals("cloudtrail") && !whole.equals(plain) ? 1 : 0;
            }
        }
        if (!to.tellsLeftoversOf("cloudtrail")) {
            assertThat(compared).as("records with leftovers").isPositive();
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void whatIsReadTellsItsOwn(String name) {
        Dialect dialect = open(name);
        assertThat(dialect.reader(false).isEmpty() || dialect.tellsLeftoversOf(name))
                .isTrue();
    }

    /** A dialect's records with a member more than it writes. */
    private static List<byte[]> withMore(Dialect from) {
        List<byte[]> records = new ArrayList<>();
        for (AuditEvent event : new SampleEvents(5).ofEachAction()) {
            RecordBuffer buffer = new RecordBuffer();
            buffer.begin(-1, event);
            from.writer().write(event, buffer);
            for (int i = 0; i < buffer.size(); i++) {
                String record = new String(buffer.copy(i), StandardCharsets.UTF_8);
                records.add(
                        (record.substring(0, record.length() - 1) + ",\"zz\":[1]}").getBytes(StandardCharsets.UTF_8));
            }
        }
        return records;
    }

    /** Nothing where the dialect takes no member that it does not know. */
    private static List<AuditEvent> read(RecordReader reader, byte[] record) {
        List<AuditEvent> read = new ArrayList<>();
        try {
            reader.read(record, read::add);
            reader.end(read::add);
        } catch (RecordException refused) {
            assertThat(read).isEmpty();
        }
        return read;
    }

    private static String written(Dialect to, List<AuditEvent> events) {
        RecordBuffer records = new RecordBuffer();
        for (AuditEvent event : events) {
            records.begin(-1, event);
            to.writer().write(event, records);
        }
        return new String(records.array(), 0, records.length(), StandardCharsets.UTF_8);
    }
}
