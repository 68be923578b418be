package dev.purser.metadata;

/**
 * One step of one room's schema. Applied once, in order of its version, in the transaction that writes down that it was.
 *
 * <p>The SQL is what SQLite and PostgreSQL both take, with types {@code BIGINT} (numbers, truths, instants),
 * {@code TEXT} (compared byte by byte) and {@code BLOB}; statements end with a semicolon, and a semicolon stands nowhere
 * else but in quotes and comments. Written {@code {identity}}, a column type is a number given by the database that
 * never repeats (and is the primary key); {@code {without-rowid}} after a table's closing parenthesis keeps its rows in
 * the order of the primary key, where the engine knows how.
 *
 * @param room the room whose tables these are
 * @param version 1, 2, 3, … without a hole; never changed once it has been released
 * @param sql the statements
 */
public record Migration(String room, int version, String sql) {
    public Migration {
        if (room.isBlank() || version < 1 || sql.isBlank()) {
            throw new IllegalArgumentException("a migration needs a room, a version from 1 on, and statements");
        }
    }
}
