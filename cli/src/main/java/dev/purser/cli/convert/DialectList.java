package dev.purser.cli.convert;

import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Option;
import java.io.PrintWriter;

/** Tells which dialects there are and what can be chosen in each. */
final class DialectList {
    private DialectList() {}

    static void print(PrintWriter out) {
        for (DialectFactory dialect : KnownDialects.ALL.all()) {
            out.println(dialect.name());
            out.println("    " + dialect.summary());
            for (Option option : dialect.options()) {
                out.print("    " + option.name());
                option.fallback().ifPresent(value -> out.print("=" + value));
                if (!option.values().isEmpty()) {
                    out.print(" (" + String.join("|", option.values()) + ")");
                }
                out.println();
                out.println("        " + option.meaning());
            }
        }
    }
}
