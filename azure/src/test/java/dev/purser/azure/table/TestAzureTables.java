package dev.purser.azure.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.event.dialect.Home;
import dev.purser.kql.Kql;
import dev.purser.kql.schema.StoredFunction;
import dev.purser.lake.table.LakeTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names, order and types of the columns are those that azure.md lists: hand-written files, one for each table. */
final class TestAzureTables {
    static final Home HOME = new Home(
            "123456789012",
            "123456789012",
            UUID.fromString("6f0c2a4e-1111-4222-8333-0123456789ab"),
            "00000000000000000000123456789012",
            "contosoreg.example",
            "westeurope",
            Optional.of("rg1"));
    static final UUID WORKSPACE = UUID.fromString("a1b2c3d4-5555-4666-8777-888899990000");

    private static final AzureTables TABLES = AzureTables.of(HOME, WORKSPACE);

    static Stream<String> names() {
        return TABLES.tables().stream().map(LakeTable::name);
    }

    @Test
    void theTablesAreThese() {
        assertThat(names())
                .containsExactly(
                        "ContainerRegistryRepositoryEvents",
                        "ContainerRegistryLoginEvents",
                        "RegistryEvents",
                        "AzureActivity",
                        "Event",
                        "Syslog");
        assertThat(TABLES.tables().stream().filter(table -> !table.ofEvents()).map(LakeTable::name))
                .containsExactly("Event", "Syslog");
        assertThat(TABLES.record("AzureActivity")).isPresent();
        assertThat(TABLES.record("azureactivity")).isEmpty();
        assertThat(TABLES.record("Syslog")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void columnsAreAsPublished(String name) throws IOException {
        LakeTable table = TABLES.tables().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (InputStream in = getClass().getResourceAsStream("/dev/purser/azure/tables/" + name + ".columns")) {
            List<String> expected = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(table.columns().stream()
                            .map(column ->
                                    column.name() + ' ' + column.type().kusto() + (column.hidden() ? " hidden" : "")))
                    .containsExactlyElementsOf(expected);
        }
        assertThat(table.description()).endsWith(".");
        assertThat(table.columns())
                .allSatisfy(column ->
                        assertThat(column.description()).as(column.name()).endsWith("."));
        assertThat(table.timeColumn()).isEqualTo("TimeGenerated");
    }

    @Test
    void examplesAreTheSevenOfThePage() {
        assertThat(AzureTables.examples()).hasSize(7).allSatisfy(example -> {
            assertThat(example.name()).isNotEmpty();
            assertThat(example.description()).endsWith(".");
            assertThat(example.text()).doesNotStartWith("//");
            assertThat(Kql.check(example.text())).isEmpty();
        });
        assertThat(TABLES.functions().stream().map(StoredFunction::name))
                .contains("ACRDelete", "ACRPush", "ACRPull", "ACRUntag", "ACRLogin");
    }
}
