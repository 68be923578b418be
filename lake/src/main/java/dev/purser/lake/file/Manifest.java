package dev.purser.lake.file;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What the lake has on disk. Immutable; replaced as a whole.
 *
 * @param tables by name
 */
public record Manifest(Map<String, TableFiles> tables) {
    public static final Manifest EMPTY = new Manifest(Map.of());

    public Manifest {
        tables = Map.copyOf(tables);
    }

    /** What is said of a table that is known. */
    public TableFiles table(String name) {
        TableFiles found = tables.get(name);
        if (found == null) {
            throw new IllegalArgumentException("not in the manifest: " + name);
        }
        return found;
    }

    public Manifest with(String name, TableFiles files) {
        Map<String, TableFiles> all = new TreeMap<>(tables);
        all.put(name, files);
        return new Manifest(all);
    }

    public Manifest change(String name, UnaryOperator<TableFiles> change) {
        return with(name, change.apply(table(name)));
    }

    /** Paths of all files that it names. */
    public Set<String> paths() {
        Set<String> all = new TreeSet<>();
        tables.values().forEach(table -> table.all().forEach(file -> all.add(file.path())));
        return all;
    }
}
