package dev.purser.kql.bind;

import dev.purser.kql.host.HostFunctions;
import java.util.ArrayList;
import java.util.List;

/** What of Kusto this library does: the source of the coverage table. */
public final class Inventory {
    /**
     * One operator or function.
     *
     * @param kind {@code operator}, {@code aggregate}, {@code function} or {@code plugin}
     * @param host whether it runs as a host function that the engine's connection must have registered
     */
    public record Entry(String kind, String name, int tier, boolean host) {}

    private static final String OPERATORS = """
            1 where filter project project-away project-keep project-rename extend summarize distinct count take limit sort order top union join print range datatable render mv-expand parse
            2 lookup project-reorder search find getschema make-series as invoke sample sample-distinct serialize parse-where evaluate
            3 mv-apply partition parse-kv top-nested top-hitters consume scan fork facet project-by-names assert-schema make-graph graph-match graph-shortest-paths graph-to-table
            """;

    private Inventory() {}

    /** Everything, by kind, tier and name. */
    public static List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        for (String line : OPERATORS.lines().toList()) {
            int tier = line.charAt(0) - '0';
            for (String name : line.substring(2).split(" ")) {
                all.add(new Entry("operator", name, tier, false));
            }
        }
        for (String name : List.of("bag_unpack", "pivot", "narrow")) {
            all.add(new Entry("plugin", name, 2, false));
        }
        for (String name : QueryPlugins.known()) {
            all.add(new Entry("plugin", name, 3, false));
        }
        for (int tier = 1; tier <= 3; tier++) {
            for (String name : Aggregate.names()) {
                if (Aggregate.named(name).orElseThrow().tier() == tier) {
                    all.add(new Entry("aggregate", name, tier, false));
                }
            }
        }
        for (int tier = 1; tier <= 3; tier++) {
            for (Signature signature : Signature.all().values()) {
                if (signature.tier() == tier) {
                    all.add(new Entry("function", signature.name(), tier, host(signature.name())));
                }
            }
        }
        return all;
    }

    /** Functions of several values have one that gives them as a bag. */
    private static boolean host(String name) {
        return HostFunctions.named(name) != null || HostFunctions.named(name + "_dynamic") != null;
    }
}
