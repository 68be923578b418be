package dev.purser.metadata;

import dev.purser.event.Recording;
import dev.purser.event.SealedEvent;
import dev.purser.journal.OutboxRow;
import dev.purser.journal.Recorder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The metadata database over either engine. */
final class SqlMetadata implements Metadata {
    private final Engine engine;
    private final Recorder recorder;
    private final Readers readers;
    private final OutboxTable outbox;
    private final GroupWriter writer;

    SqlMetadata(Engine engine, Recorder recorder, Readers readers, OutboxTable outbox, GroupWriter writer) {
        this.engine = engine;
        this.recorder = recorder;
        this.readers = readers;
        this.outbox = outbox;
        this.writer = writer;
    }

    @Override
    public <T> T change(Recording recording, Change<T> change) {
        if (recording.state() != Recording.State.OPEN) {
            throw new IllegalStateException("a change needs an open recording: " + recording.id());
        }
        recorder.permit(recording.action());
        List<OutboxEntry> entries = new ArrayList<>(1);
        boolean committed = false;
        T result;
        try {
            result = writer.run((tx, group) -> {
                T made = change.apply(tx);
                long size = recorder.journal().size();
                for (SealedEvent event : recording.seal()) {
                    entries.add(outbox.insert(tx, event, size));
                }
                group.events().addAll(entries);
                return made;
            });
            committed = true;
        } finally {
            if (!committed) {
                outbox.letGo(recording.sealed());
                if (recording.state() == Recording.State.SEALED) {
                    recording.reopen();
                }
            }
        }
        settle(recording, entries);
        return result;
    }

    private void settle(Recording recording, List<OutboxEntry> entries) {
        boolean appended = false;
        try {
            recorder.settle(recording);
            appended = true;
        } finally {
            if (appended) {
                outbox.settled(entries);
            } else {
                outbox.letGo(recording.sealed());
            }
        }
        if (writer.takeUncertain()) {
            recorder.attach(this);
        }
    }

    @Override
    public <T> T maintain(Change<T> change) {
        return writer.run((tx, group) -> change.apply(tx));
    }

    @Override
    public <T> T read(Change<T> query) {
        return readers.with(session -> {
            session.execute(engine.beginRead());
            OpenTx tx = new OpenTx(session, false);
            try {
                return query.apply(tx);
            } finally {
                tx.end();
                session.execute("ROLLBACK");
            }
        });
    }

    @Override
    public <R> Optional<R> one(String sql, RowMapper<R> map, Object... args) {
        return readers.with(session -> session.one(sql, map, args));
    }

    @Override
    public <R> List<R> list(String sql, RowMapper<R> map, Object... args) {
        return readers.with(session -> session.list(sql, map, args));
    }

    @Override
    public void backup(Path target) {
        engine.backup(target);
    }

    @Override
    public OptionalLong smallestSize() {
        return read(outbox::smallestSize);
    }

    @Override
    public List<OutboxRow> rows() {
        return read(outbox::rows);
    }

    @Override
    public void taken(Collection<UUID> ids) {
        if (!ids.isEmpty()) {
            maintain(tx -> {
                ids.forEach(id -> tx.update("DELETE FROM outbox WHERE id = ?", id));
                return true;
            });
        }
    }

    @Override
    public Optional<String> latest() {
        return one("SELECT note FROM checkpoint_witness", row -> row.text("note"));
    }

    @Override
    public void keep(String note) {
        maintain(tx -> tx.update(
                "INSERT INTO checkpoint_witness (slot, note) VALUES (1, ?) ON CONFLICT (slot) DO UPDATE SET note = excluded.note",
                note));
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
