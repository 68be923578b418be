package dev.purser.lake.table;

import java.util.List;

/**
 * One table of the lake: declared once, in the room of the system that names it. Immutable and thread-safe; its row
 * writers are not.
 */
public interface LakeTable {
    /** As queries call it; case-sensitive. */
    String name();

    /** One sentence for schemas and the reference. */
    String description();

    /** In the order of an answer. Names differ. */
    List<Column> columns();

    /** The name of the stored datetime column that rows are filed, sorted and kept by, and that a query's time span means. */
    String timeColumn();

    /**
     * What makes rows of events; a new one for each thread. Of a table whose rows are not made of events
     * ({@link #ofEvents} is false) it makes none.
     */
    RowWriter rows();

    /** False for a table that gets its rows directly, such as a server's own log: it cannot be made again. */
    default boolean ofEvents() {
        return true;
    }
}
