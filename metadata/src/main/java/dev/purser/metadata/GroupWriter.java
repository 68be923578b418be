package dev.purser.metadata;

import dev.purser.event.PurserException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer: changes of many threads, each on its own thread and in its own savepoint, share a transaction.
 *
 * <p>Whoever leaves the lock while nobody waits for it commits for all; while that commit syncs, the next ones gather at
 * the lock and make the next group. So every thread that waits for a commit has another one after it that will see to
 * it, and nobody waits for a timer.
 */
final class GroupWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);

    /** One change within the group. */
    @FunctionalInterface
    interface Step<T> {
        T run(OpenTx tx, Group group);
    }

    private final Engine engine;
    private final OutboxTable outbox;
    private final WriterMetrics metrics;
    private final int maxGroup;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicInteger entering = new AtomicInteger();
    private Optional<Session> session = Optional.empty();
    private Optional<Group> open = Optional.empty();
    private boolean closed;

    /** True from a commit whose end is unknown until it is known what became of it. */
    private volatile boolean uncertain;

    GroupWriter(Engine engine, OutboxTable outbox, int maxGroup, WriterMetrics metrics) {
        this.engine = engine;
        this.outbox = outbox;
        this.maxGroup = maxGroup;
        this.metrics = metrics;
    }

    /**
     * Runs the step in the open transaction and returns when it is committed.
     *
     * @throws PurserException {@link MetadataError#METADATA_UNAVAILABLE} if the commit failed; what the step throws passes
     *     through, after the step alone was rolled back
     */
    <T> T run(Step<T> step) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("a change cannot be made inside a change");
        }
        entering.incrementAndGet();
        lock.lock();
        entering.decrementAndGet();
        Group group;
        T result;
        try {
            group = group();
            result = inSavepoint(step, group);
            group.joined();
        } finally {
            try {
                commitIfDue();
            } finally {
                lock.unlock();
            }
        }
        group.await();
        return result;
    }

    /** True once after a commit whose end was unknown, when the database is back: the outbox may hold what nobody settles. */
    boolean takeUncertain() {
        if (!uncertain) {
            return false;
        }
        uncertain = false;
        return true;
    }

    private Group group() {
        if (open.isPresent()) {
            return open.get();
        }
        if (closed) {
            throw new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of("reason", "closed"));
        }
        Session writer = session();
        try {
            engine.beginWrite().forEach(writer::execute);
            Group group = new Group(outbox.clear(writer));
            open = Optional.of(group);
            return group;
        } catch (RuntimeException e) {
            discard();
            throw e;
        }
    }

    private Session session() {
        if (session.isEmpty()) {
            try {
                session = Optional.of(new Session(engine.openWriter(), engine));
            } catch (SQLException e) {
                throw engine.meaning(e);
            }
        }
        return session.get();
    }

    private <T> T inSavepoint(Step<T> step, Group group) {
        Session writer = session();
        int events = group.events().size();
        OpenTx tx = new OpenTx(writer, true);
        boolean done = false;
        try {
            writer.execute("SAVEPOINT purser_change");
            T result = step.run(tx, group);
            if (tx.failure().isPresent()) {
                throw tx.failure().get();
            }
            writer.execute("RELEASE SAVEPOINT purser_change");
            done = true;
            return result;
        } finally {
            tx.end();
            if (!done) {
                group.events().subList(events, group.events().size()).clear();
                rollBackOne(writer, group);
            }
        }
    }

    /** A database that fails may have ended the whole transaction; then everybody in it has failed. */
    private void rollBackOne(Session writer, Group group) {
        try {
            writer.execute("ROLLBACK TO SAVEPOINT purser_change");
            writer.execute("RELEASE SAVEPOINT purser_change");
            if (writer.sound()) {
                return;
            }
        } catch (RuntimeException e) {
            LOG.warn("A change could not be rolled back alone; its whole transaction is given up", e);
        }
        open = Optional.empty();
        outbox.notCleared(group.cleared());
        discard();
        group.failed(new SQLException("the transaction was given up with a change that failed"));
    }

    private void commitIfDue() {
        if (open.isEmpty()) {
            return;
        }
        Group group = open.get();
        if (entering.get() > 0 && group.members() < maxGroup) {
            return;
        }
        open = Optional.empty();
        if (group.members() == 0) {
            outbox.notCleared(group.cleared());
            rollBackAll();
            return;
        }
        long began = System.nanoTime();
        try {
            session().execute("COMMIT");
            metrics.committed(group.members(), System.nanoTime() - began);
            outbox.cleared(group.cleared());
            group.committed();
        } catch (RuntimeException e) {
            unconfirmed(group, e);
        }
    }

    /** The commit may have happened all the same: the outbox tells, if it can be asked. */
    private void unconfirmed(Group group, RuntimeException cause) {
        LOG.error("A commit of {} changes could not be confirmed", group.members(), cause);
        metrics.failed();
        rollBackAll();
        discard();
        boolean happened = false;
        try {
            Session fresh = session();
            happened = !group.events().isEmpty()
                    && outbox.holds(fresh, group.events().getFirst().id());
        } catch (RuntimeException e) {
            LOG.error("The database cannot be asked what became of it", e);
            discard();
        }
        if (happened) {
            outbox.cleared(group.cleared());
            group.committed();
        } else {
            outbox.notCleared(group.cleared());
            uncertain = true;
            group.failed(cause);
        }
    }

    private void rollBackAll() {
        try {
            session().execute("ROLLBACK");
        } catch (RuntimeException e) {
            LOG.warn("A transaction could not be rolled back; its connection is closed", e);
            discard();
        }
    }

    private void discard() {
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    /** Waits for whoever holds the lock, deletes what is left of settled outbox rows, and refuses everything after. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (!closed && session.isPresent() && outbox.clearable()) {
                group().joined();
                commitIfDue();
            }
        } catch (RuntimeException e) {
            LOG.info("Settled outbox rows are left to the next start", e);
        } finally {
            closed = true;
            discard();
            lock.unlock();
        }
    }
}
