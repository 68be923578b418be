package dev.purser.azure.logs;

import dev.purser.event.json.JsonBytes;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.kql.schema.Table;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The schema as Log Analytics publishes it (metadataResults of the data plane's OpenAPI description). Columns that a query
 * must name to see are not in it. Thread-safe.
 */
final class MetadataJson {
    private static final String SOLUTION = "LogManagement";
    private static final String CATEGORY = "containers";

    /** The tables that Azure has for registries, or kept for them once: the others have no resource type there. */
    private static final Set<String> OF_REGISTRIES =
            Set.of("ContainerRegistryRepositoryEvents", "ContainerRegistryLoginEvents", "RegistryEvents");

    private final Map<String, LakeTable> described;
    private final Workspace workspace;
    private final String resourceType = Workspace.RESOURCE_TYPE.toLowerCase(Locale.ROOT);

    MetadataJson(List<LakeTable> tables, Workspace workspace) {
        this.described = tables.stream().collect(Collectors.toUnmodifiableMap(LakeTable::name, table -> table));
        this.workspace = workspace;
    }

    byte[] write(Catalog catalog) {
        JsonBytes json = new JsonBytes(32 << 10);
        Set<String> tables = new TreeSet<>(catalog.tables().keySet());
        Set<String> ours = new TreeSet<>(tables);
        ours.retainAll(OF_REGISTRIES);
        json.open();
        json.openArray("tables");
        tables.forEach(name -> table(json, catalog.tables().get(name)));
        json.closeArray();
        json.openArray("functions");
        new TreeMap<>(catalog.functions()).values().forEach(function -> function(json, function));
        json.closeArray();
        json.openArray("resourceTypes");
        json.open();
        json.text("id", resourceType);
        json.text("type", Workspace.RESOURCE_TYPE);
        json.text("displayName", "Container registries");
        related(json, "tables", ours);
        json.close();
        json.closeArray();
        json.openArray("solutions");
        json.open();
        json.text("id", SOLUTION);
        json.text("name", SOLUTION);
        json.text("displayName", "Log Management");
        related(json, "tables", tables);
        json.close();
        json.closeArray();
        json.openArray("categories");
        json.open();
        json.text("id", CATEGORY);
        json.text("displayName", "Containers");
        related(json, "tables", ours);
        json.close();
        json.closeArray();
        workspaces(json, tables, catalog.functions().keySet());
        json.close();
        return json.copy(0);
    }

    private void table(JsonBytes json, Table table) {
        json.open();
        json.text("id", table.name());
        json.text("name", table.name());
        LakeTable known = described.get(table.name());
        if (known == null) {
            json.openArray("columns");
            table.columns()
                    .forEach(column -> column(json, column.name(), column.type().kusto(), ""));
        } else {
            json.text("description", known.description());
            json.text("timespanColumn", known.timeColumn());
            json.openArray("columns");
            for (Column column : known.columns()) {
                if (!column.hidden()) {
                    column(json, column.name(), column.type().kusto(), column.description());
                }
            }
        }
        json.closeArray();
        json.name("related");
        json.open();
        list(json, "solutions", Set.of(SOLUTION));
        if (OF_REGISTRIES.contains(table.name())) {
            list(json, "categories", Set.of(CATEGORY));
            list(json, "resourceTypes", Set.of(resourceType));
        }
        list(json, "workspaces", Set.of(workspace.id().toString()));
        json.close();
        json.close();
    }

    private static void column(JsonBytes json, String name, String type, String description) {
        json.open();
        json.text("name", name);
        json.text("type", type);
        if (!description.isEmpty()) {
            json.text("description", description);
        }
        json.close();
    }

    private void function(JsonBytes json, StoredFunction function) {
        json.open();
        json.text("id", function.name());
        json.text("name", function.name());
        json.text("displayName", function.name());
        if (!function.parameters().equals("()")) {
            json.text("parameters", function.parameters());
        }
        json.text("body", function.body());
        related(json, "workspaces", Set.of(workspace.id().toString()));
        json.close();
    }

    private void workspaces(JsonBytes json, Set<String> tables, Set<String> functions) {
        json.openArray("workspaces");
        json.open();
        json.text("id", workspace.id().toString());
        json.text("resourceId", workspace.resourceId());
        json.text("name", workspace.name());
        json.text("region", workspace.region());
        json.name("related");
        json.open();
        list(json, "tables", tables);
        list(json, "functions", new TreeSet<>(functions));
        list(json, "resourceTypes", Set.of(resourceType));
        list(json, "solutions", Set.of(SOLUTION));
        json.close();
        json.close();
        json.closeArray();
    }

    private static void related(JsonBytes json, String name, Set<String> ids) {
        json.name("related");
        json.open();
        list(json, name, ids);
        json.close();
    }

    private static void list(JsonBytes json, String name, Set<String> ids) {
        json.openArray(name);
        ids.forEach(json::element);
        json.closeArray();
    }
}
