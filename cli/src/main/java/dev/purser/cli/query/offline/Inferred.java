package dev.purser.cli.query.offline;

import dev.purser.kql.type.KustoType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Columns as they were inferred, in order. Not changed once it is made, and then thread-safe. */
final class Inferred {
    private final List<String> names = new ArrayList<>();
    private final List<KustoType> types = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    void add(String name, KustoType type) {
        places.put(name, names.size());
        names.add(name);
        types.add(type);
    }

    int size() {
        return names.size();
    }

    String name(int column) {
        return names.get(column);
    }

    KustoType type(int column) {
        return types.get(column);
    }

    /** The column's place, or -1. */
    int place(String name) {
        return places.getOrDefault(name, -1);
    }

    /** As the engine keeps them: by number, since it takes names that differ in case for the same. */
    List<PartColumn> stored() {
        List<PartColumn> columns = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            columns.add(new PartColumn("c" + i, types.get(i)));
        }
        return columns;
    }
}
