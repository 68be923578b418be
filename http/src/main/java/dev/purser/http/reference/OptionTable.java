package dev.purser.http.reference;

import dev.purser.event.dialect.Option;
import java.util.List;

/** Options as a table of a page. */
final class OptionTable {
    private OptionTable() {}

    static void append(StringBuilder page, List<Option> options) {
        if (options.isEmpty()) {
            return;
        }
        page.append('\n');
        MarkdownTable table = new MarkdownTable(page, "Option", "Default", "Values", "Meaning");
        for (Option option : options) {
            table.row(
                    "`" + option.name() + "`" + (option.required() ? ", required" : ""),
                    option.secret()
                            ? "secret"
                            : option.fallback()
                                    .filter(text -> !text.isEmpty())
                                    .map(text -> "`" + text + "`")
                                    .orElse("–"),
                    option.values().isEmpty() ? "any" : "`" + String.join("`, `", option.values()) + "`",
                    option.meaning());
        }
    }
}
