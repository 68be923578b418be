package dev.purser.azure.logs;

import dev.purser.event.json.JsonBytes;
import dev.purser.kql.BoundQuery;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How a query asks to be drawn, with every member that Azure's answers have, {@code null} where the query is silent. */
final class RenderJson {
    private static final List<String> TEXTS =
            List.of("title", "kind", "legend", "xAxis", "yAxis", "xColumn", "xTitle", "yTitle", "ySplit");
    private static final List<String> LISTS = List.of("series", "yColumns", "anomalyColumns");
    private static final List<String> BOUNDS = List.of("yMin", "yMax");

    private RenderJson() {}

    static void write(JsonBytes json, Optional<BoundQuery.Render> render) {
        Map<String, String> said = new TreeMap<>();
        render.ifPresent(drawn ->
                drawn.properties().forEach((name, value) -> said.put(name.toLowerCase(Locale.ROOT), value)));
        json.raw(",\"render\":{\"visualization\":");
        text(json, render.map(BoundQuery.Render::chart));
        for (String name : TEXTS) {
            member(json, name);
            text(json, value(said, name));
        }
        for (String name : LISTS) {
            member(json, name);
            list(json, value(said, name));
        }
        for (String name : BOUNDS) {
            member(json, name);
            // The clients' own example of an axis without a bound.
            json.quoted(value(said, name).orElse("NaN"));
        }
        member(json, "accumulate");
        json.raw(value(said, "accumulate").map("true"::equalsIgnoreCase).orElse(false) ? "true" : "false");
        json.raw(",\"isQuerySorted\":false}");
    }

    private static Optional<String> value(Map<String, String> said, String name) {
        return Optional.ofNullable(said.get(name.toLowerCase(Locale.ROOT)));
    }

    private static void member(JsonBytes json, String name) {
        json.raw(",\"");
        json.raw(name);
        json.raw("\":");
    }

    private static void text(JsonBytes json, Optional<String> value) {
        if (value.isPresent()) {
            json.quoted(value.get());
        } else {
            json.raw("null");
        }
    }

    private static void list(JsonBytes json, Optional<String> names) {
        if (names.isEmpty()) {
            json.raw("null");
            return;
        }
        json.raw("[");
        boolean first = true;
        for (String name : names.get().split(",")) {
            json.raw(first ? "" : ",");
            json.quoted(name.strip());
            first = false;
        }
        json.raw("]");
    }
}
