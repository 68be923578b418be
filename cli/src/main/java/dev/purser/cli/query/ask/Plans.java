package dev.purser.cli.query.ask;

import dev.purser.lake.query.Explanation;
import java.io.PrintWriter;

/** Shows what would be run. */
public final class Plans {
    private Plans() {}

    public static void print(Explanation explanation, PrintWriter out) {
        int number = 0;
        for (Explanation.Table table : explanation.tables()) {
            if (++number > 1) {
                out.println();
            }
            out.println("-- plan" + (explanation.tables().size() > 1 ? " of table " + number : ""));
            out.println(table.plan().stripTrailing());
            out.println("-- SQL");
            out.println(table.sql());
        }
        explanation.warnings().forEach(warning -> out.println("-- " + warning));
    }
}
