package dev.purser.server.config;

import dev.purser.aws.table.AwsTables;
import dev.purser.azure.table.AzureTables;
import dev.purser.event.dialect.Home;
import dev.purser.ibm.table.IbmTables;
import dev.purser.lake.purser.PurserTables;
import dev.purser.lake.record.ForeignTable;
import dev.purser.lake.table.LakeTable;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the tables that there are. */
final class LakeTables {
    /** Those that are not made of events. */
    static final Set<String> OF_LOGS;

    private static final List<String> ALL;

    static {
        List<LakeTable> tables = Stream.of(
                        PurserTables.all(),
                        AzureTables.of(Home.NOWHERE, new UUID(0, 0)).tables(),
                        AwsTables.foreign().stream().map(ForeignTable::table).toList(),
                        IbmTables.foreign().stream().map(ForeignTable::table).toList())
                .<LakeTable>flatMap(List::stream)
                .toList();
        ALL = tables.stream().map(LakeTable::name).sorted().toList();
        OF_LOGS = tables.stream()
                .filter(table -> !table.ofEvents())
                .map(LakeTable::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private LakeTables() {}

    /** The table of that name, or all of them. */
    static List<String> named(String text) {
        if (text.equals("all")) {
            return ALL;
        }
        if (!ALL.contains(text)) {
            throw new BadValueException(
                    "has a member that is no table", "write all, or any of " + String.join(", ", ALL));
        }
        return List.of(text);
    }
}
