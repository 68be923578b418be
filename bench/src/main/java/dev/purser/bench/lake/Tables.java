package dev.purser.bench.lake;

import dev.purser.aws.table.AwsTables;
import dev.purser.azure.table.AzureTables;
import dev.purser.event.dialect.Home;
import dev.purser.ibm.table.IbmTables;
import dev.purser.lake.purser.PurserTables;
import dev.purser.lake.table.LakeTable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Every table that the program has. */
final class Tables {
    private Tables() {}

    static List<LakeTable> all() {
        return Stream.of(
                        AzureTables.of(Home.NOWHERE, new UUID(0, 0)).tables(),
                        AwsTables.of(Home.NOWHERE, Map.of()),
                        IbmTables.of(Home.NOWHERE, Map.of()),
                        PurserTables.all())
                .flatMap(List::stream)
                .toList();
    }
}
