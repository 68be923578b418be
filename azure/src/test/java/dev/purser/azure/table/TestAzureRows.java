package dev.purser.azure.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.lake.record.RecordRows;
import dev.purser.lake.record.RecordTable;
import dev.purser.lake.record.RowList;
import dev.purser.lake.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Rows of every action that has a hand-written record in the dialect's fixtures: the event gives the row that its written-out
 * record gives, so what the fixtures hold by hand holds for the tables as well.
 */
final class TestAzureRows {
    private static final AzureTables TABLES = AzureTables.of(TestAzureTables.HOME, TestAzureTables.WORKSPACE);

    /** What only the event knows. */
    private static final Set<String> OF_EVENTS = Set.of("EventSubmissionTimestamp", "HTTPRequest");

    private static Stream<DialectFixture> fixtures(boolean draft) {
        return DialectFixture.all(TestAzureRows.class, "/dev/purser/azure/fixtures").stream()
                .filter(one -> one.event().isPresent())
                .filter(one -> draft
                        ? one.options().getOrDefault("edition", "").equals("2019")
                                && one.options().size() == 1
                        : Set.of("categories").containsAll(one.options().keySet()));
    }

    @TestFactory
    Stream<DynamicTest> eventsGiveTheRowsOfTheirRecords() {
        // Alerts are in the table whether or not a destination asks for them.
        return fixtures(false)
                .filter(fixture -> !fixture.name().matches("alert-.*-not-asked-for.fixture"))
                .map(fixture -> dynamicTest(fixture.name(), () -> {
                    for (String table : List.of(
                            "ContainerRegistryRepositoryEvents", "ContainerRegistryLoginEvents", "AzureActivity")) {
                        same(TABLES.record(table).orElseThrow(), fixture);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> eventsGiveTheRowsOfTheDraftsRecords() {
        return fixtures(true)
                .map(fixture -> dynamicTest(
                        fixture.name(),
                        () -> same(TABLES.record("RegistryEvents").orElseThrow(), fixture)));
    }

    private static void same(RecordTable table, DialectFixture fixture) {
        List<List<Object>> written = written(table, fixture.event().orElseThrow());
        List<List<Object>> foreign = foreign(table, fixture.records());
        List<Column> columns = table.columns().stream().filter(Column::stored).toList();
        assertThat(written).hasSameSizeAs(foreign);
        for (int row = 0; row < written.size(); row++) {
            for (int i = 0; i < columns.size(); i++) {
                if (!OF_EVENTS.contains(columns.get(i).name())) {
                    assertThat(written.get(row).get(i))
                            .as(columns.get(i).name())
                            .isEqualTo(foreign.get(row).get(i));
                }
            }
        }
    }

    private static List<List<Object>> written(RecordTable table, AuditEvent event) {
        RowList rows = new RowList();
        table.rows().write(1, event, rows);
        return rows.all();
    }

    private static List<List<Object>> foreign(RecordTable table, List<byte[]> records) {
        RowList rows = new RowList();
        RecordRows reader = table.foreign();
        records.forEach(record -> reader.row(record, record.length, rows));
        return rows.all();
    }

    /** Each action that Azure's logs have a record of gives rows where azure.md 1.3, 1.5 and 7 say, and nowhere else. */
    @TestFactory
    Stream<DynamicTest> actionsHaveRowsWhereTheyBelong() {
        return Stream.of(
                        "login.fixture login,registry",
                        "login-refused.fixture login,registry",
                        "push.fixture repository,registry",
                        "pull.fixture repository,registry",
                        "untag.fixture repository,registry",
                        "delete.fixture repository,registry",
                        "purge.fixture repository,registry",
                        "repository-delete.fixture repository,registry",
                        "import.fixture repository,registry,activity",
                        "none-image-check.fixture ",
                        "image-quarantine-not-asked-for.fixture registry",
                        "role-assign.fixture registry,activity",
                        "registry-network.fixture registry,activity",
                        "retention-set.fixture activity",
                        "token-write.fixture activity",
                        "route-create.fixture activity",
                        "none-user-create.fixture ")
                .map(line -> dynamicTest(line, () -> {
                    String[] parts = line.split(" ", 2);
                    AuditEvent event = fixtures(false)
                            .filter(one -> one.name().equals(parts[0]))
                            .findFirst()
                            .flatMap(DialectFixture::event)
                            .orElseThrow();
                    List<String> found = new ArrayList<>();
                    String[] names = {"repository", "login", "registry", "activity"};
                    for (int i = 0; i < names.length; i++) {
                        if (!written(TABLES.records().get(i), event).isEmpty()) {
                            found.add(names[i]);
                        }
                    }
                    assertThat(String.join(",", found)).isEqualTo(parts[1]);
                }));
    }
}
