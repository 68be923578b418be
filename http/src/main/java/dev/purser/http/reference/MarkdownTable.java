package dev.purser.http.reference;

import java.util.List;
import java.util.stream.Collectors;

/** Writes tables; what would break a cell is escaped. */
final class MarkdownTable {
    private final StringBuilder to;

    /** Begins a table with its heading. */
    MarkdownTable(StringBuilder to, String... columns) {
        this.to = to;
        row(columns);
        to.append("|").append("---|".repeat(columns.length)).append('\n');
    }

    void row(String... cells) {
        to.append(List.of(cells).stream()
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
