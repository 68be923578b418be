package dev.purser.metadata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The row that the answer stands at. */
final class AnswerRow implements Row {
    private final ResultSet answer;
    private final String[] columns;
    private final Engine engine;

    AnswerRow(ResultSet answer, String[] columns, Engine engine) {
        this.answer = answer;
        this.columns = columns;
        this.engine = engine;
    }

    /** Names are interned, so the first round nearly always finds a constant; the second one allows for case. */
    private int place(String column) {
        for (int i = 0; i < columns.length; i++) {
            if (columns[i] == column) {
                return i + 1;
            }
        }
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].equalsIgnoreCase(column)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("the answer has no column " + column);
    }

    @Override
    public String text(String column) {
        return optionalText(column).orElseThrow(() -> isNull(column));
    }

    @Override
    public Optional<String> optionalText(String column) {
        try {
            return Optional.ofNullable(answer.getString(place(column)));
        } catch (SQLException e) {
            throw engine.meaning(e);
        }
    }

    @Override
    public long number(String column) {
        try {
            long number = answer.getLong(place(column));
            if (number == 0 && answer.wasNull()) {
                throw isNull(column);
            }
            return number;
        } catch (SQLException e) {
            throw engine.meaning(e);
        }
    }

    @Override
    public Optional<Long> optionalNumber(String column) {
        try {
            long number = answer.getLong(place(column));
            return number == 0 && answer.wasNull() ? Optional.empty() : Optional.of(number);
        } catch (SQLException e) {
            throw engine.meaning(e);
        }
    }

    @Override
    public boolean truth(String column) {
        return number(column) != 0;
    }

    @Override
    public byte[] bytes(String column) {
        return optionalBytes(column).orElseThrow(() -> isNull(column));
    }

    @Override
    public Optional<byte[]> optionalBytes(String column) {
        try {
            return Optional.ofNullable(answer.getBytes(place(column)));
        } catch (SQLException e) {
            throw engine.meaning(e);
        }
    }

    @Override
    public Instant instant(String column) {
        return Instant.EPOCH.plus(number(column), ChronoUnit.MICROS);
    }

    @Override
    public Optional<Instant> optionalInstant(String column) {
        return optionalNumber(column).map(micros -> Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static IllegalStateException isNull(String column) {
        return new IllegalStateException("the column " + column + " is NULL");
    }
}
