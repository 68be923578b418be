package dev.purser.cli.query.prompt;

import dev.purser.kql.BoundQuery;
import dev.purser.kql.Kql;
import dev.purser.kql.bind.Inventory;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The names that queries use. Immutable and thread-safe.
 *
 * @param catalog tables and functions that are there
 * @param operators of pipes
 * @param functions scalar ones and aggregates
 */
record Words(Catalog catalog, Set<String> operators, Set<String> functions) {
    /** Joining words, which stand between others. */
    static final Set<String> JOINING = Set.of(
            "by",
            "on",
            "asc",
            "desc",
            "nulls",
            "first",
            "last",
            "with",
            "kind",
            "and",
            "or",
            "in",
            "has",
            "contains",
            "startswith",
            "endswith",
            "matches",
            "regex",
            "between",
            "has_any",
            "has_all",
            "to",
            "step",
            "from",
            "let",
            "set",
            "withsource",
            "isfuzzy",
            "not",
            "true",
            "false",
            "null",
            "datatable",
            "range",
            "print",
            "union",
            "search",
            "find",
            "hint",
            "typeof",
            "inner",
            "leftouter",
            "leftsemi",
            "leftanti",
            "innerunique",
            "fullouter");

    static Words of(Catalog catalog) {
        List<Inventory.Entry> all = Inventory.all();
        return new Words(
                catalog, named(all, Set.of("operator")), named(all, Set.of("aggregate", "function", "plugin")));
    }

    private static Set<String> named(List<Inventory.Entry> all, Set<String> kinds) {
        return all.stream()
                .filter(entry -> kinds.contains(entry.kind()))
                .map(Inventory.Entry::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> tables() {
        return new TreeSet<>(catalog.tables().keySet());
    }

    Set<String> views() {
        return new TreeSet<>(catalog.functions().keySet());
    }

    /**
     * The columns that can be named behind that text, with their types: those of the last pipe's rows; where it cannot be
     * bound yet, those of every table that it names.
     */
    Map<String, String> columns(String before) {
        int pipe = before.lastIndexOf('|');
        while (pipe > 0) {
            BoundQuery bound = Kql.bind(before.substring(0, pipe), catalog);
            if (bound.sound() && !bound.tables().isEmpty()) {
                Map<String, String> columns = new TreeMap<>();
                bound.tables()
                        .getLast()
                        .columns()
                        .forEach(column ->
                                columns.put(column.name(), column.type().kusto()));
                return columns;
            }
            pipe = before.lastIndexOf('|', pipe - 1);
        }
        Map<String, String> columns = new TreeMap<>();
        for (Table table : named(before)) {
            table.columns().stream()
                    .filter(column -> !column.hidden())
                    .forEach(column -> columns.put(column.name(), column.type().kusto()));
        }
        return columns;
    }

    private List<Table> named(String text) {
        List<Table> named = new ArrayList<>();
        catalog.tables().forEach((name, table) -> {
            if (text.contains(name)) {
                named.add(table);
            }
        });
        return named;
    }
}
