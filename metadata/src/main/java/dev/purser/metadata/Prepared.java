package dev.purser.metadata;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** A prepared statement and the names of its columns. A second use while the first is under way gets one of its own. */
final class Prepared {
    private final PreparedStatement statement;
    private final boolean kept;
    private String[] columns = {};
    private boolean taken;

    /**
     * @param kept whether it stays prepared after its use
     */
    Prepared(PreparedStatement statement, boolean kept) {
        this.statement = statement;
        this.kept = kept;
    }

    PreparedStatement statement() {
        return statement;
    }

    boolean kept() {
        return kept;
    }

    boolean taken() {
        return taken;
    }

    boolean take() {
        boolean free = !taken;
        taken = true;
        return free;
    }

    void release() {
        taken = false;
    }

    String[] columns(ResultSet answer) throws SQLException {
        if (columns.length == 0) {
            ResultSetMetaData meta = answer.getMetaData();
            String[] names = new String[meta.getColumnCount()];
            for (int i = 0; i < names.length; i++) {
                names[i] = meta.getColumnLabel(i + 1).intern();
            }
            columns = names;
        }
        return columns;
    }

    void bind(Object... args) throws SQLException {
        for (int i = 0; i < args.length; i++) {
            bind(i + 1, args[i]);
        }
    }

    private void bind(int place, Object value) throws SQLException {
        switch (value) {
            case String text -> statement.setString(place, text);
            case Long number -> statement.setLong(place, number);
            case Integer number -> statement.setLong(place, number);
            case Boolean truth -> statement.setLong(place, truth ? 1 : 0);
            case byte[] bytes -> statement.setBytes(place, bytes);
            case Instant instant -> statement.setLong(place, micros(instant));
            case UUID id -> statement.setString(place, id.toString());
            case Optional<?> optional -> {
                if (optional.isPresent()) {
                    bind(place, optional.get());
                } else {
                    statement.setNull(place, Types.NULL);
                }
            }
            case null, default ->
                throw new IllegalArgumentException("argument " + place + " is of no type that is stored: "
                        + (value == null ? "null" : value.getClass().getName()));
        }
    }

    static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
    }
}
