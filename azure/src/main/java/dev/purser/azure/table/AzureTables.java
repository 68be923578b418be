package dev.purser.azure.table;

import dev.purser.event.dialect.Home;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.record.RecordTable;
import dev.purser.lake.table.LakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Azure's tables of one workspace, and what is kept beside them. Immutable and thread-safe.
 */
public final class AzureTables {
    private final List<RecordTable> records;
    private final List<LakeTable> tables;

    private AzureTables(Home home, Map<String, String> presets, UUID workspace) {
        ResourceLogTables logs = new ResourceLogTables(home, presets, workspace);
        records = List.of(logs.repository(), logs.login(), logs.registry(), ActivityTable.of(home, presets, workspace));
        List<LakeTable> all = new ArrayList<>(records);
        all.add(ServerLogTables.event(workspace));
        all.add(ServerLogTables.syslog(workspace));
        tables = List.copyOf(all);
    }

    /**
     * The tables of a registry.
     *
     * @param home the registry whose names the rows have
     * @param workspace the workspace's id, which every row says ({@code TenantId})
     */
    public static AzureTables of(Home home, UUID workspace) {
        return new AzureTables(home, Map.of(), workspace);
    }

    /**
     * The tables of a registry that has other names in Azure.
     *
     * @param chosen what is chosen in Azure's dialect: subscription, resource group and the like
     */
    public static AzureTables of(Home home, Map<String, String> chosen, UUID workspace) {
        return new AzureTables(home, chosen, workspace);
    }

    /** For records of Azure's blobs and exports, where there is no registry and no workspace. A record may belong to none. */
    public static List<ForeignTable> foreign() {
        return new AzureTables(Home.NOWHERE, Map.of(), new UUID(0, 0))
                .records().stream().map(ForeignTable::of).toList();
    }

    /** All of them. {@code Event} and {@code Syslog} are not made of events. */
    public List<LakeTable> tables() {
        return tables;
    }

    /** Those that are made of Azure's records. */
    public List<RecordTable> records() {
        return records;
    }

    /** That one of {@link #records}, by its exact name. */
    public Optional<RecordTable> record(String name) {
        return records.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    /** The views over {@code RegistryEvents}: of use only where that table is kept. */
    public List<StoredFunction> functions() {
        return RegistryViews.ALL;
    }

    /** The queries of Azure's page on watching a registry, in its order. */
    public static List<ExampleQuery> examples() {
        return ExampleQueries.ALL;
    }
}
