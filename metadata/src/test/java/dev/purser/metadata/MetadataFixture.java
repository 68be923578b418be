package dev.purser.metadata;

import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.Recording;
import dev.purser.journal.MemoryJournal;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** A metadata database with a journal in memory, for the tests of this room and of those above it. */
public final class MetadataFixture implements AutoCloseable {
    private final MetadataConfig config;
    private final List<Migration> migrations;
    private final Clock clock;
    private final MemoryJournal journal;
    private Recorder recorder;
    private Metadata metadata;

    public MetadataFixture(MetadataConfig config, List<Migration> migrations, Clock clock, MemoryJournal journal) {
        this.config = config;
        this.migrations = List.copyOf(migrations);
        this.clock = clock;
        this.journal = journal;
        open();
    }

    /** SQLite in that folder. */
    public static MetadataFixture sqlite(Path folder, List<Migration> migrations, Clock clock) {
        return new MetadataFixture(MetadataConfig.defaults(folder), migrations, clock, new MemoryJournal());
    }

    public Metadata metadata() {
        return metadata;
    }

    public MemoryJournal journal() {
        return journal;
    }

    public Recorder recorder() {
        return recorder;
    }

    /** A recording as a job begins it. */
    public Recording recording(Action action) {
        return Recording.job(clock, action, "test");
    }

    /** The record made last. */
    public AuditEvent last() {
        return journal.audit().getLast();
    }

    /** Closes the database and opens it again, with the same journal. */
    public void reopen() {
        close();
        open();
    }

    private void open() {
        RecorderConfig safe = RecorderConfig.defaults(Path.of("unused"));
        RecorderConfig withoutNote = new RecorderConfig(
                safe.available(),
                safe.reserved(),
                safe.foldWindow(),
                safe.foldWait(),
                safe.foldKeys(),
                safe.returnPoll(),
                Optional.empty(),
                safe.origin());
        recorder = new Recorder(journal, withoutNote, clock, new SimpleMeterRegistry());
        metadata = Metadatas.open(config, recorder, migrations, clock, new SimpleMeterRegistry());
    }

    @Override
    public void close() {
        recorder.close();
        metadata.close();
    }
}
