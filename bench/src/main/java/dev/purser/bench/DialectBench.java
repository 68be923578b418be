package dev.purser.bench;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.server.reference.Catalogue;
import dev.purser.testkit.SampleEvents;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Events into records and back, for each dialect: a registry's everyday events. Counted by the seconds that the one thread
 * was on a core.
 */
final class DialectBench {
    private static final int EVENTS = 5_000;
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final int rounds;
    private final double seconds;
    private final Figures figures;

    DialectBench(int rounds, double seconds, Figures figures) {
        this.rounds = rounds;
        this.seconds = seconds;
        this.figures = figures;
    }

    void run() {
        List<AuditEvent> all = new SampleEvents(1).next(EVENTS);
        for (DialectFactory factory : Catalogue.DIALECTS) {
            Dialect dialect =
                    factory.open(Home.NOWHERE, Options.of("dialect " + factory.name(), factory.options(), Map.of()));
            List<AuditEvent> events = expressed(dialect, all);
            if (events.isEmpty()) {
                continue;
            }
            double[] writing = new double[rounds];
            double[] reading = new double[rounds];
            List<byte[]> records = records(dialect, events);
            write(dialect, events);
            read(dialect, records);
            for (int round = 0; round < rounds; round++) {
                writing[round] = write(dialect, events);
                reading[round] = read(dialect, records);
            }
            figures.atLeast("event to record, " + dialect.name(), "events/s", Figures.median(writing), 300_000);
            if (dialect.reader(false).isPresent()) {
                figures.atLeast("record to event, " + dialect.name(), "records/s", Figures.median(reading), 150_000);
            }
        }
    }

    private static List<AuditEvent> expressed(Dialect dialect, List<AuditEvent> events) {
        RecordWriter writer = dialect.writer();
        RecordBuffer buffer = new RecordBuffer();
        List<AuditEvent> some = new ArrayList<>();
        for (AuditEvent event : events) {
            buffer.clear();
            buffer.begin(0, event.id(), event.recorded());
            if (writer.write(event, buffer) > 0) {
                some.add(event);
            }
        }
        return some;
    }

    private static List<byte[]> records(Dialect dialect, List<AuditEvent> events) {
        RecordWriter writer = dialect.writer();
        RecordBuffer buffer = new RecordBuffer();
        List<byte[]> records = new ArrayList<>();
        for (AuditEvent event : events) {
            buffer.begin(0, event.id(), event.recorded());
            writer.write(event, buffer);
        }
        for (int i = 0; i < buffer.size(); i++) {
            records.add(buffer.copy(i));
        }
        return records;
    }

    private double write(Dialect dialect, List<AuditEvent> events) {
        RecordWriter writer = dialect.writer();
        RecordBuffer buffer = new RecordBuffer();
        long count = 0;
        long began = CPU.getCurrentThreadCpuTime();
        while (CPU.getCurrentThreadCpuTime() - began < seconds * 1e9) {
            for (AuditEvent event : events) {
                if (buffer.length() > 1 << 20) {
                    buffer.clear();
                }
                buffer.begin(count++, event.id(), event.recorded());
                writer.write(event, buffer);
            }
        }
        return count / ((CPU.getCurrentThreadCpuTime() - began) / 1e9);
    }

    private double read(Dialect dialect, List<byte[]> records) {
        if (dialect.reader(false).isEmpty()) {
            return 0;
        }
        RecordReader reader = dialect.reader(false).get();
        long[] events = new long[1];
        long count = 0;
        long began = CPU.getCurrentThreadCpuTime();
        while (CPU.getCurrentThreadCpuTime() - began < seconds * 1e9) {
            for (byte[] record : records) {
                reader.read(record, event -> events[0]++);
                count++;
            }
        }
        return count / ((CPU.getCurrentThreadCpuTime() - began) / 1e9);
    }
}
