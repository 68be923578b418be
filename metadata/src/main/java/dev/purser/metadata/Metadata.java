package dev.purser.metadata;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.journal.CheckpointWitness;
import dev.purser.journal.Outbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The metadata database. Thread-safe, blocking; opened by {@link Metadatas#open}.
 *
 * <p>Every failure of the database itself is a {@link PurserException} with {@link MetadataError#METADATA_UNAVAILABLE}.
 */
public interface Metadata extends AutoCloseable, Outbox, CheckpointWitness {
    /**
     * Makes a change and puts it on the record, both or neither.
     *
     * <p>The change runs on the caller's thread inside the open write transaction, which concurrent changes share. After
     * it the recording is sealed as a success, and its events are stored in the same transaction. When this returns, the
     * change is on disk and the recording durable. If the change throws, it alone is rolled back, the recording stays
     * open, and the exception passes through unchanged.
     *
     * @param recording open; the change may still add facts to it, and its status is set before or by the change
     * @throws PurserException if the journal does not take the action ({@code JOURNAL_UNAVAILABLE}: before the change,
     *     then nothing happened, or after the commit, then the recording stays sealed and the outbox keeps its events),
     *     or if the commit failed (then the recording is open again, under a new id)
     */
    <T> T change(Recording recording, Change<T> change);

    /**
     * Changes technical state that is no action of anyone: leases, counters of use. On disk when it returns; leaves no
     * event.
     */
    <T> T maintain(Change<T> change);

    /** Runs queries that all see one and the same moment. Does not see a change that is still open. */
    <T> T read(Change<T> query);

    /** One query on its own, at least cost: the first row, if there is one. */
    <R> Optional<R> one(String sql, RowMapper<R> map, Object... args);

    /** One query on its own, at least cost: all rows. */
    <R> List<R> list(String sql, RowMapper<R> map, Object... args);

    /**
     * Writes a copy of this moment while the server runs; on disk when it returns. Back the journal up after it, not
     * before: a journal shorter than this copy knows is taken for lost.
     *
     * @param target a file that does not exist
     * @throws PurserException {@link MetadataError#BACKUP_TARGET_EXISTS}; {@link MetadataError#BACKUP_ELSEWHERE} on
     *     PostgreSQL, which has its own tools
     */
    void backup(Path target);

    /** Waits for changes under way and closes every connection. */
    @Override
    void close();
}
