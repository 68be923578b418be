package dev.purser.cli.convert;

import dev.purser.cli.files.SetAside;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.event.dialect.RecordException;
import dev.purser.event.dialect.RecordReader;
import dev.purser.event.dialect.RecordWriter;
import dev.purser.event.file.RecordFileReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/** Converts one file: reads its records into events and writes each event as records. For one thread. */
final class FileConversion {
    /** Takes full buffers, in order; gives back an empty one to go on with. */
    interface Output {
        RecordBuffer next(RecordBuffer full) throws IOException, InterruptedException;
    }

    private static final int FULL = 1 << 20;

    private final String name;
    private final RecordReader reader;
    private final RecordWriter writer;
    private final String target;
    private final int longest;
    private final SetAside aside;
    private final Tally tally;
    private RecordBuffer buffer = new RecordBuffer();
    private long line;

    FileConversion(String name, Dialect from, Dialect to, int longest, SetAside aside, Tally tally) {
        this.name = name;
        this.reader = (to.tellsLeftoversOf(from.name()) ? from.reader(false) : from.plainReader()).orElseThrow();
        this.writer = to.writer();
        this.target = to.name();
        this.longest = longest;
        this.aside = aside;
        this.tally = tally;
    }

    void run(InputStream file, Output output) throws IOException, InterruptedException {
        Consumer<AuditEvent> events = this::write;
        try (RecordFileReader records = new RecordFileReader(new Counted(file, tally), longest)) {
            while (records.next()) {
                line = records.line();
                if (records.broken() != null) {
                    setAside(records.broken());
                    continue;
                }
                tally.read.increment();
                try {
                    reader.read(records.record(), events);
                } catch (RecordException refused) {
                    setAside(refused);
                }
                if (buffer.length() >= FULL) {
                    buffer = output.next(buffer);
                }
            }
            reader.end(events);
        }
        output.next(buffer);
        tally.files.increment();
    }

    private void write(AuditEvent event) {
        tally.events.increment();
        buffer.begin(-1, event.id(), event.recorded());
        int count = writer.write(event, buffer);
        tally.written.add(count);
        if (count == 0) {
            tally.elsewhere.increment();
            aside.add(
                    name,
                    line,
                    "not-expressed",
                    target + " has no record for " + event.action().text());
        }
    }

    private void setAside(RecordException refused) {
        if (refused.reason() == RecordException.Reason.OTHER_SERVICE) {
            tally.elsewhere.increment();
        } else {
            tally.broken.incrementAndGet();
        }
        aside.add(name, line, refused.reason().text(), refused.getMessage());
    }

    /** Counts what is read of the file itself. */
    private static final class Counted extends FilterInputStream {
        private final Tally tally;

        Counted(InputStream in, Tally tally) {
            super(in);
            this.tally = tally;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) {
                tally.bytes.increment();
            }
            return one;
        }

        @Override
        public int read(byte[] to, int at, int length) throws IOException {
            int count = super.read(to, at, length);
            if (count > 0) {
                tally.bytes.add(count);
            }
            return count;
        }
    }
}
