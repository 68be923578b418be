package dev.purser.metadata;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection and the statements prepared on it. For one thread at a time. */
final class Session implements AutoCloseable {
    private static final int MOST_STATEMENTS = 256;

    private final Connection connection;
    private final Engine engine;
    private final Map<String, Prepared> prepared = new LinkedHashMap<>(64, 0.75f, true);
    private boolean sound = true;

    Session(Connection connection, Engine engine) {
        this.connection = connection;
        this.engine = engine;
    }

    /** False once the database was away: the session is then to be closed, not used again. */
    boolean sound() {
        return sound;
    }

    /** Runs a statement of the transaction's own, such as BEGIN. */
    void execute(String sql) {
        query(sql, row -> true, false);
    }

    /** Runs statements that are not worth keeping prepared, such as a migration's. */
    void executeOnce(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    int update(String sql, Object... args) {
        Prepared statement = prepare(sql);
        try {
            statement.bind(args);
            return statement.statement().executeUpdate();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            done(statement);
        }
    }

    <R> List<R> list(String sql, RowMapper<R> map, Object... args) {
        return query(sql, map, false, args);
    }

    <R> Optional<R> one(String sql, RowMapper<R> map, Object... args) {
        List<R> first = query(sql, map, true, args);
        return first.isEmpty() ? Optional.empty() : Optional.of(first.getFirst());
    }

    private <R> List<R> query(String sql, RowMapper<R> map, boolean first, Object... args) {
        Prepared statement = prepare(sql);
        try {
            statement.bind(args);
            if (!statement.statement().execute()) {
                return List.of();
            }
            try (ResultSet answer = statement.statement().getResultSet()) {
                if (!answer.next()) {
                    return List.of();
                }
                Row row = new AnswerRow(answer, statement.columns(answer), engine);
                if (first) {
                    return List.of(map.map(row));
                }
                List<R> all = new ArrayList<>();
                do {
                    all.add(map.map(row));
                } while (answer.next());
                return all;
            }
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            done(statement);
        }
    }

    private Prepared prepare(String sql) {
        Prepared known = prepared.get(sql);
        if (known != null && known.take()) {
            return known;
        }
        try {
            Prepared made = new Prepared(connection.prepareStatement(sql), known == null);
            made.take();
            if (known == null) {
                prepared.put(sql, made);
                evict();
            }
            return made;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private void evict() throws SQLException {
        if (prepared.size() > MOST_STATEMENTS) {
            var eldest = prepared.values().iterator();
            Prepared gone = eldest.next();
            if (!gone.taken()) {
                eldest.remove();
                gone.statement().close();
            }
        }
    }

    private void done(Prepared statement) {
        statement.release();
        if (!statement.kept()) {
            try {
                statement.statement().close();
            } catch (SQLException e) {
                sound = false;
            }
        }
    }

    private RuntimeException failed(SQLException failure) {
        RuntimeException meaning = engine.meaning(failure);
        if (meaning instanceof dev.purser.event.PurserException) {
            sound = false;
        }
        return meaning;
    }

    @Override
    public void close() {
        sound = false;
        try {
            connection.close();
        } catch (SQLException e) {
            // What could not be closed is given up with the connection; there is nothing left to do with it.
            prepared.clear();
        }
    }
}
