package dev.purser.cli.query.offline;

import dev.purser.lake.table.RowSink;
import java.io.Closeable;
import java.io.IOException;

/** The rows of one file, one after the other. For one thread. */
interface RowReader extends Closeable {
    /** Goes to the next row that can be read; what cannot is told to the faults. False at the end. */
    boolean next() throws IOException;

    /** Tells what kinds of values the row has. */
    void look(Guesses guesses);

    /** Gives the row's values for those columns, whole. */
    void write(Inferred columns, RowSink to);
}
