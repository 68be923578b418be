package dev.purser.delivery;

import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.journal.OutboxRow;
import dev.purser.metadata.Change;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.MetadataError;
import dev.purser.metadata.RowMapper;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real database that is lost to its user at one moment: from the given transaction on nothing is stored any more, as
 * after a kill; that transaction itself may have been stored or not.
 */
final class FailingMetadata implements Metadata {
    private final Metadata real;
    private final AtomicInteger left;
    private final boolean lastIsStored;
    private volatile boolean back;

    /**
     * @param after how many transactions succeed
     * @param lastIsStored whether the one after them is stored, though nobody hears of it
     */
    FailingMetadata(Metadata real, int after, boolean lastIsStored) {
        this.real = real;
        this.left = new AtomicInteger(after);
        this.lastIsStored = lastIsStored;
    }

    /** True once nothing is stored any more. */
    boolean gone() {
        return left.get() < 0;
    }

    /** Everything is stored again. */
    void comeBack() {
        back = true;
    }

    @Override
    public <T> T maintain(Change<T> change) {
        int now = back ? 1 : left.decrementAndGet();
        if (now >= 0) {
            return real.maintain(change);
        }
        if (now == -1 && lastIsStored) {
            real.maintain(change);
        }
        throw new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of());
    }

    @Override
    public <T> T change(Recording recording, Change<T> change) {
        return real.change(recording, change);
    }

    @Override
    public <T> T read(Change<T> query) {
        return real.read(query);
    }

    @Override
    public <R> Optional<R> one(String sql, RowMapper<R> map, Object... args) {
        return real.one(sql, map, args);
    }

    @Override
    public <R> List<R> list(String sql, RowMapper<R> map, Object... args) {
        return real.list(sql, map, args);
    }

    @Override
    public void backup(Path target) {
        real.backup(target);
    }

    @Override
    public OptionalLong smallestSize() {
        return real.smallestSize();
    }

    @Override
    public List<OutboxRow> rows() {
        return real.rows();
    }

    @Override
    public void taken(Collection<UUID> ids) {
        real.taken(ids);
    }

    @Override
    public Optional<String> latest() {
        return real.latest();
    }

    @Override
    public void keep(String note) {
        real.keep(note);
    }

    @Override
    public void close() {
        real.close();
    }
}
