package dev.purser.http.reference;

import dev.purser.kql.bind.Inventory;
import dev.purser.kql.bind.Inventory.Entry;
import java.util.List;

/** The page {@code docs/kql.md}: what of Kusto is there. */
public final class KqlReference {
    private static final String INTRODUCTION = """
            # Kusto

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            The operators, functions and plugins of Kusto's query language that queries may use; any other is an error that
            names the nearest one there is. They mean what Kusto's documents say; where Purser differs, the README of the
            library (`kql/README.md`) says so. Which are held by a test is in `kql/COVERAGE.md`, made from the same list.
            Tier 1 is what everyday queries need, 2 what is often used, 3 the rest. What runs in Java is called by the engine
            for each row, and is slower for it.
            """;

    /** Kinds of entries, with their headings, in the order of the page. */
    private static final List<List<String>> KINDS = List.of(
            List.of("operator", "Operators"),
            List.of("plugin", "Plugins of `evaluate`"),
            List.of("aggregate", "Aggregate functions"),
            List.of("function", "Functions"));

    private KqlReference() {}

    /** The whole page, in Markdown. */
    public static String render() {
        List<Entry> all = Inventory.all();
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (List<String> kind : KINDS) {
            page.append("\n## ").append(kind.getLast()).append("\n\n");
            MarkdownTable table = new MarkdownTable(page, "Name", "Tier", "Runs in");
            all.stream()
                    .filter(one -> one.kind().equals(kind.getFirst()))
                    .forEach(one -> table.row(
                            "`" + one.name() + "`", String.valueOf(one.tier()), one.host() ? "Java" : "the engine"));
        }
        return page.toString();
    }
}
