package dev.purser.metadata;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The transaction as a change sees it: void after its first failure, and after its call. */
final class OpenTx implements Tx {
    private final Session session;
    private final boolean writes;
    private Optional<RuntimeException> failure = Optional.empty();
    private boolean over;

    OpenTx(Session session, boolean writes) {
        this.session = session;
        this.writes = writes;
    }

    /** What made it void, even if the change swallowed that. */
    Optional<RuntimeException> failure() {
        return failure;
    }

    void end() {
        over = true;
    }

    @Override
    public int update(String sql, Object... args) {
        if (!writes) {
            throw new IllegalStateException("a read cannot change anything");
        }
        return checked(() -> session.update(sql, args));
    }

    @Override
    public <R> List<R> list(String sql, RowMapper<R> map, Object... args) {
        return checked(() -> session.list(sql, map, args));
    }

    @Override
    public <R> Optional<R> one(String sql, RowMapper<R> map, Object... args) {
        return checked(() -> session.one(sql, map, args));
    }

    private <R> R checked(Supplier<R> work) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        if (over) {
            throw new IllegalStateException("the transaction is over");
        }
        try {
            return work.get();
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        }
    }
}
