package dev.purser.azure.logs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.http.Presence;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import dev.purser.lake.table.RowWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema for editors (metadataResults of the published OpenAPI description, preview 2022-10-27). */
class TestLogsMetadata {
    @TempDir
    private Path folder;

    private static final LakeTable LOGINS = new LakeTable() {
        @Override
        public String name() {
            return "ContainerRegistryLoginEvents";
        }

        @Override
        public String description() {
            return "Who logged in.";
        }

        @Override
        public List<Column> columns() {
            return List.of(
                    Column.of("TimeGenerated", KustoType.DATETIME).describe("When."),
                    Column.of("_ItemId", KustoType.STRING).hide());
        }

        @Override
        public String timeColumn() {
            return "TimeGenerated";
        }

        @Override
        public RowWriter rows() {
            throw new IllegalStateException("not asked for rows");
        }
    };

    @ParameterizedTest
    @CsvSource({"GET,/v1", "POST,/v1", "GET,''", "POST,''"})
    void tellsTablesFunctionsResourceTypesAndTheWorkspace(String method, String version) {
        try (LogsHarness logs = new LogsHarness(folder, LOGINS)) {
            Answer answer = logs.send(
                    method,
                    version + "/workspaces/" + LogsHarness.ID + "/metadata",
                    "",
                    Presence.UNWATCHED,
                    Headers.of("Authorization", logs.admin()));
            assertThat(answer.status()).isEqualTo(200);
            JsonNode all = LogsHarness.json(answer);
            JsonNode logins = all.at("/tables/0");
            assertThat(logins.get("id").asText()).isEqualTo("ContainerRegistryLoginEvents");
            assertThat(logins.get("description").asText()).isEqualTo("Who logged in.");
            assertThat(logins.get("timespanColumn").asText()).isEqualTo("TimeGenerated");
            assertThat(logins.get("columns").toString())
                    .isEqualTo("[{\"name\":\"TimeGenerated\",\"type\":\"datetime\",\"description\":\"When.\"}]");
            assertThat(logins.at("/related/resourceTypes/0").asText())
                    .isEqualTo("microsoft.containerregistry/registries")
                    .isEqualTo(all.at("/resourceTypes/0/id").asText());
            assertThat(all.at("/tables/1/name").asText()).isEqualTo("Events");
            assertThat(all.at("/tables/1/columns")).hasSize(2);
            assertThat(all.at("/functions/0/name").asText()).isEqualTo("Pushes");
            assertThat(all.at("/functions/0").has("parameters")).isFalse();
            assertThat(all.at("/functions/1/parameters").asText()).isEqualTo("(since:timespan = 1d)");
            assertThat(all.at("/workspaces/0/id").asText()).isEqualTo(LogsHarness.ID.toString());
            assertThat(all.at("/workspaces/0/related/tables")).hasSize(2);
            assertThat(all.at("/solutions/0/related/tables")).hasSize(2);
            assertThat(logs.recorded()).isEmpty();
        }
    }

    @Test
    void isForWhoMayReadTheRecordAndForThisWorkspaceOnly() {
        try (LogsHarness logs = new LogsHarness(folder)) {
            assertThat(logs.get("/v1/workspaces/other/metadata").status()).isEqualTo(400);
            Answer refused = logs.send(
                    "GET",
                    "/v1/workspaces/" + LogsHarness.ID + "/metadata",
                    "",
                    Presence.UNWATCHED,
                    Headers.of("Authorization", logs.nobody()));
            assertThat(refused.status()).isEqualTo(403);
            assertThat(logs.recorded()).hasSize(1);
        }
    }
}
