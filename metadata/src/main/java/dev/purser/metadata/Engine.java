package dev.purser.metadata;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What differs between SQLite and PostgreSQL. Thread-safe; each connection that it opens is for one thread at a time,
 * in auto-commit mode: transactions are begun and ended by statements.
 */
interface Engine {
    /** A connection for the one writer, its settings checked. */
    Connection openWriter() throws SQLException;

    /** A connection that cannot write, its settings checked. */
    Connection openReader() throws SQLException;

    /** Begins the one write transaction that there is, waiting for one in another program. */
    List<String> beginWrite();

    /** Begins a transaction that sees one moment. */
    String beginRead();

    /** A room's schema in this engine's words. */
    String translated(String migration);

    /** What a failed statement means: a broken rule, the database being away, or wrong SQL. */
    RuntimeException meaning(SQLException failure);

    /** See {@link Metadata#backup}. */
    void backup(Path target);
}
