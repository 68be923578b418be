package dev.purser.cli.query.offline;

import dev.purser.aws.table.AwsTables;
import dev.purser.azure.table.AzureTables;
import dev.purser.event.dialect.Home;
import dev.purser.ibm.table.IbmTables;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.lake.purser.PurserTables;
import dev.purser.lake.record.ForeignTable;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables whose columns are known, with the way from a cloud's records to their rows. */
final class KnownTables {
    /** Tables of one cloud, whose files may hold records of any of them. */
    private static final List<List<ForeignTable>> FAMILIES =
            List.of(AzureTables.foreign(), AwsTables.foreign(), IbmTables.foreign(), PurserTables.foreign());

    private KnownTables() {}

    /** The table of that exact name. */
    static Optional<ForeignTable> named(String name) {
        return FAMILIES.stream()
                .flatMap(List::stream)
                .filter(known -> known.table().name().equals(name))
                .findFirst();
    }

    /** All tables of its cloud, itself among them. */
    static List<ForeignTable> family(ForeignTable table) {
        return FAMILIES.stream()
                .filter(family -> family.contains(table))
                .findFirst()
                .orElseThrow();
    }

    /** Views over them; each is of use where its tables are there. */
    static List<StoredFunction> functions() {
        return AzureTables.of(Home.NOWHERE, new UUID(0, 0)).functions();
    }
}
