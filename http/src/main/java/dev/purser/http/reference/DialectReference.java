package dev.purser.http.reference;

import dev.purser.event.dialect.DialectFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page {@code docs/dialects.md}: each dialect, what can be chosen in it, and what it cannot express. */
public final class DialectReference {
    private static final String INTRODUCTION = """
            # Dialects

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            The forms that records are written in and read from. Choose one for a destination (`--dialect`), or convert
            files from one into another (`purser convert`). Where a cloud's own documents leave a fact open, the choice is
            an option; what stands by default is ours. What a dialect cannot express is listed from the tables that it is
            written by.
            """;

    private static final Map<String, String> HEADINGS = new TreeMap<>(
            Map.of("action", "Actions", "actor", "Actors", "error", "Errors", "field", "Facts of an event"));

    private DialectReference() {}

    /** The whole page, in Markdown. */
    public static String render(List<DialectFactory> dialects) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (DialectFactory dialect : dialects) {
            page.append("\n## `")
                    .append(dialect.name())
                    .append("`\n\n")
                    .append(dialect.summary())
                    .append('\n');
            OptionTable.append(page, dialect.options());
            limits(page, dialect.limits());
        }
        return page.toString();
    }

    private static void limits(StringBuilder page, List<DialectFactory.Limit> limits) {
        if (limits.isEmpty()) {
            page.append("\nIt expresses everything.\n");
            return;
        }
        Map<String, List<DialectFactory.Limit>> byKind = limits.stream()
                .collect(Collectors.groupingBy(DialectFactory.Limit::about, TreeMap::new, Collectors.toList()));
        byKind.forEach((about, some) -> {
            page.append("\n### ")
                    .append(HEADINGS.getOrDefault(about, about))
                    .append(" that it says with less, or not at all\n\n");
            MarkdownTable table = new MarkdownTable(page, "What", "How");
            some.forEach(limit -> table.row("`" + limit.what() + "`", limit.how()));
        });
    }
}
