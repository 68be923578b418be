package dev.purser.http.reference;

import dev.purser.kql.schema.StoredFunction;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import java.util.List;

/** The page {@code docs/tables.md}: each table with its columns, and the views over them. */
public final class TableReference {
    private static final String INTRODUCTION = """
            # Tables

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            What can be asked, in the words of each cloud. One event may have rows in several tables; the setting
            `lake.tables` says which are kept. A table's rows are filed by its time column, printed **bold**. Columns marked
            *hidden* are not shown unless a query names them. A string is never null: where a record says nothing, it is
            empty.

            Azure replaces a `TimeGenerated` that is more than two days old, or a day ahead, by the time of arrival. Purser
            does not: a table that is made anew from the journal has the same rows.
            """;

    private TableReference() {}

    /**
     * The whole page, in Markdown.
     *
     * @param tables in the order of the page
     * @param views kept beside them
     */
    public static String render(List<LakeTable> tables, List<StoredFunction> views) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (LakeTable table : tables) {
            page.append("\n## `").append(table.name()).append("`\n\n").append(table.description());
            if (!table.ofEvents()) {
                page.append(" Its rows are not made of events: they cannot be made again from the journal.");
            }
            page.append("\n\n");
            MarkdownTable columns = new MarkdownTable(page, "Column", "Type", "What");
            for (Column column : table.columns()) {
                String name = "`" + column.name() + "`";
                columns.row(
                        column.name().equals(table.timeColumn()) ? "**" + name + "**" : name,
                        column.type().kusto(),
                        column.description() + (column.hidden() ? " *hidden*" : ""));
            }
        }
        if (!views.isEmpty()) {
            page.append(
                    "\n## Views\n\nEach is a query that goes by a name, with the columns of the table that it reads.\n\n");
            MarkdownTable list = new MarkdownTable(page, "View", "Query");
            views.forEach(view -> list.row("`" + view.name() + "`", "`" + view.body() + "`"));
        }
        return page.toString();
    }
}
