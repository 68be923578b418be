package dev.purser.cli.query.prompt;

import dev.purser.cli.Table;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.type.Nearest;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The prompt's own commands, which begin with a dot. */
final class PromptCommands {
    static final List<String> NAMES = List.of(".tables", ".schema", ".help", ".exit");

    private static final String HELP = """
            A query ends at ; or at an empty line, and may stand on several lines.
              .tables          the tables and views
              .schema TABLE    a table's columns, or a view's text
              .help            this
              .exit            leave, as Ctrl-D does
            Tab completes tables, columns, functions and operators; the arrows go through earlier queries, Ctrl-R searches
            them; Ctrl-C drops what is typed, and cancels the query that runs.""";

    private final Words words;
    private final PrintWriter out;

    PromptCommands(Words words, PrintWriter out) {
        this.words = words;
        this.out = out;
    }

    /** Does what the line says; false if the prompt is to end. */
    boolean run(String line) {
        String[] parts = line.strip().split("\\s+", 2);
        boolean stays = true;
        switch (parts[0].toLowerCase(Locale.ROOT)) {
            case ".exit", ".quit" -> stays = false;
            case ".help" -> out.println(HELP);
            case ".tables" -> tables();
            case ".schema" -> schema(parts.length > 1 ? parts[1] : "");
            default -> out.println("There is no " + parts[0] + ". There are " + String.join(", ", NAMES) + ".");
        }
        out.flush();
        return stays;
    }

    private void tables() {
        Table table = new Table("NAME", "COLUMNS");
        words.tables()
                .forEach(name -> table.row(
                        name, words.catalog().tables().get(name).columns().size()));
        words.views().forEach(name -> table.row(name, "(view)"));
        table.print(out);
    }

    private void schema(String name) {
        Catalog catalog = words.catalog();
        if (catalog.tables().containsKey(name)) {
            Table table = new Table("COLUMN", "TYPE");
            catalog.tables()
                    .get(name)
                    .columns()
                    .forEach(column ->
                            table.row(column.name(), column.type().kusto() + (column.hidden() ? " (hidden)" : "")));
            table.print(out);
        } else if (catalog.functions().containsKey(name)) {
            out.println(catalog.functions().get(name).body());
        } else if (name.isEmpty()) {
            out.println("Name a table: .schema TABLE");
        } else {
            Optional<String> nearest = Nearest.to(name, words.tables());
            out.println("There is no table " + Table.printable(name)
                    + nearest.map(near -> "; did you mean " + near + "?").orElse("."));
        }
    }
}
