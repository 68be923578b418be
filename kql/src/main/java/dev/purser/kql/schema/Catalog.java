package dev.purser.kql.schema;

import dev.purser.kql.type.Ticks;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a query may use: tables, stored functions, the moment that {@code now()} gives, limits, and a way to ask the
 * engine where a schema depends on data.
 *
 * @param tables by name; names are case-sensitive
 * @param functions by name; a function without parameters is a view
 * @param now in ticks since year 1
 */
public record Catalog(
        Map<String, Table> tables,
        Map<String, StoredFunction> functions,
        long now,
        Limits limits,
        Optional<SchemaProbe> probe) {
    public Catalog {
        tables = Map.copyOf(tables);
        functions = Map.copyOf(functions);
    }

    /** Those tables, no functions, the system's time, the limits' defaults. */
    public static Catalog of(Table... tables) {
        Map<String, Table> byName = new TreeMap<>();
        for (Table table : tables) {
            byName.put(table.name(), table);
        }
        LocalDateTime now = LocalDateTime.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC);
        return new Catalog(byName, Map.of(), Ticks.of(now), Limits.DEFAULT, Optional.empty());
    }

    public Catalog withFunctions(List<StoredFunction> more) {
        Map<String, StoredFunction> all = new TreeMap<>(functions);
        more.forEach(function -> all.put(function.name(), function));
        return new Catalog(tables, all, now, limits, probe);
    }

    public Catalog withNow(long ticks) {
        return new Catalog(tables, functions, ticks, limits, probe);
    }

    public Catalog withLimits(Limits other) {
        return new Catalog(tables, functions, now, other, probe);
    }

    public Catalog withProbe(SchemaProbe other) {
        return new Catalog(tables, functions, now, limits, Optional.of(other));
    }
}
