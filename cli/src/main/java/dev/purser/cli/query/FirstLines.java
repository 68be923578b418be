package dev.purser.cli.query;

import dev.purser.cli.Table;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Shows the first lines that are written to it, and drops the others. */
final class FirstLines extends OutputStream {
    private static final int MOST = 20;

    private final PrintWriter to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int lines;

    FirstLines(PrintWriter to) {
        this.to = to;
    }

    @Override
    public void write(int one) {
        if (one != '\n') {
            line.write(one);
            return;
        }
        if (++lines <= MOST) {
            to.println(Table.printable(line.toString(StandardCharsets.UTF_8)));
        }
        line.reset();
    }

    /** True if lines were dropped. */
    boolean more() {
        return lines > MOST;
    }
}
