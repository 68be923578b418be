package dev.purser.azure.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.DialectFixture;
import dev.purser.event.dialect.RecordException;
import dev.purser.lake.record.RecordRows;
import dev.purser.lake.record.RowList;
import dev.purser.testkit.SampleEvents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole rows as queries see them, computed columns among them, by hand from azure.md. */
final class TestAzureAnswers {
    private static final AzureTables TABLES = AzureTables.of(TestAzureTables.HOME, TestAzureTables.WORKSPACE);
    private static final String DIGEST = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String RESOURCE = "/subscriptions/6f0c2a4e-1111-4222-8333-0123456789ab/resourcegroups/rg1/"
            + "providers/microsoft.containerregistry/registries/contosoreg";

    @TempDir
    Path folder;

    private TableHouse house;

    @BeforeEach
    void open() throws SQLException {
        house = new TableHouse(folder, TABLES.tables(), TABLES.functions(), Instant.parse("2026-01-05T12:00:00Z"));
    }

    @AfterEach
    void close() throws SQLException {
        house.close();
    }

    private void add(String... fixtures) throws SQLException {
        for (String name : fixtures) {
            house.add(DialectFixture.all(getClass(), "/dev/purser/azure/fixtures").stream()
                    .filter(one -> one.name().equals(name) && one.options().isEmpty())
                    .findFirst()
                    .flatMap(DialectFixture::event)
                    .orElseThrow());
        }
    }

    /** All 26 columns and the two hidden ones of a push. */
    @Test
    void aPush() throws SQLException {
        add("push.fixture");
        List<List<String>> rows = house.ask("ContainerRegistryRepositoryEvents | take 10");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).hasSize(26);
        assertThat(rows.getFirst().subList(0, 24))
                .containsExactly(
                        "2026-01-05T10:00:00.1234567Z",
                        "Push",
                        "ContainerRegistryRepositoryEvents",
                        "HttpStatusCode",
                        "201",
                        "ada@contoso.example",
                        "203.0.113.7",
                        "0199f0c2-6a4e-7a11-8222-0123456789ab",
                        "51.200000",
                        "contosoreg.example",
                        "westeurope",
                        "docker/27.0",
                        "team/app",
                        "v1",
                        DIGEST,
                        "application/vnd.oci.image.manifest.v1+json",
                        "acr.docker",
                        "528",
                        "6f0c2a4e-1111-4222-8333-0123456789ab",
                        "a1b2c3d4-5555-4666-8777-888899990000",
                        "ContainerRegistryRepositoryEvents",
                        "Azure",
                        RESOURCE,
                        "6f0c2a4e-1111-4222-8333-0123456789ab");
        // 28 + 4 + 33 + 14 + 3 + 19 + 11 + 36 + 9 + 18 + 10 + 11, 8 + 2 + 71 + 42 + 10 + 3 + 36, 36 + 5.
        assertThat(rows.getFirst().subList(24, 26)).containsExactly("409", "true");
        assertThat(house.ask("ContainerRegistryRepositoryEvents | project _TimeReceived"))
                .containsExactly(List.of("2026-01-05T10:00:00.1746567Z"));
        assertThat(house.ask("ContainerRegistryRepositoryEvents | project _ItemId")
                        .getFirst()
                        .getFirst())
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void recordsOfOneEventHaveItemsOfTheirOwn() throws SQLException {
        add("bulkdelete-in-part.fixture");
        assertThat(house.ask("ContainerRegistryRepositoryEvents"
                        + " | summarize dcount(_ItemId), dcount(CorrelationId), make_list(ResultDescription)"))
                .isEqualTo(List.of(List.of("2", "1", "[\"202\",\"404\"]")));
    }

    /** Tags that are the digest, or begin as that is marked, come back as they were. */
    @Test
    void tagsAreKeptInLittleRoomAndComeBack() throws SQLException {
        RecordRows rows = foreign("ContainerRegistryRepositoryEvents");
        for (String properties : List.of(
                "\"tag\":\"a\",\"digest\":\"sha256:1\"",
                "\"tag\":\"sha256:2\",\"digest\":\"sha256:2\"",
                "\"tag\":\"=\",\"digest\":\"sha256:3\"",
                "\"tag\":\"==x\"",
                "\"digest\":\"sha256:4\"",
                "\"tag\":\"\",\"digest\":\"\"")) {
            byte[] record = ("{\"time\":\"2026-01-05T10:00:00Z\",\"category\":\"ContainerRegistryRepositoryEvents\","
                            + "\"properties\":{" + properties + "}}")
                    .getBytes(StandardCharsets.UTF_8);
            house.rows("ContainerRegistryRepositoryEvents", to -> rows.row(record, record.length, to));
        }
        assertThat(house.ask("ContainerRegistryRepositoryEvents | project Tag | sort by Tag asc"))
                .containsExactly(
                        List.of(""), List.of(""), List.of("="), List.of("==x"), List.of("a"), List.of("sha256:2"));
        assertThat(house.ask("ContainerRegistryRepositoryEvents | where Tag startswith \"sha256\" | count"))
                .containsExactly(List.of("1"));
    }

    @Test
    void aLogin() throws SQLException {
        add("login.fixture", "login-refused.fixture");
        assertThat(house.ask("ContainerRegistryLoginEvents | where ResultDescription == \"200\""
                        + " | project OperationName, JwtId, Type, _ResourceId"))
                .containsExactly(List.of(
                        "Login", "1c9d6f0a-3333-4444-8555-0123456789ab", "ContainerRegistryLoginEvents", RESOURCE));
        assertThat(house.ask("ContainerRegistryLoginEvents | where ResultDescription != \"200\""
                        + " | project Identity, DurationMs, JwtId, _TimeReceived"))
                .containsExactly(List.of("ci-token", "0.000900", "", "2026-01-05T10:00:04.0000010Z"));
    }

    @Test
    void registryEventsHaveStartAndEndAccountAndRoles() throws SQLException {
        DialectFixture.all(getClass(), "/dev/purser/azure/fixtures/edition-2019")
                .forEach(one -> assertThat(one.event()).isPresent());
        for (DialectFixture one : DialectFixture.all(getClass(), "/dev/purser/azure/fixtures/edition-2019")) {
            house.add(one.event().orElseThrow());
        }
        assertThat(
                        house.ask(
                                "RegistryEvents | where OperationName in (\"Push\", \"Login\", \"NetworkRule\")"
                                        + " | sort by OperationName asc"
                                        + " | project OperationName, Category, StartTime, EndTime, AccountType, Roles, Repository, JwtId"))
                .containsExactly(
                        List.of(
                                "Login",
                                "RegistryEvents",
                                "2026-01-05T10:00:00.0000000Z",
                                "2026-01-05T10:00:00.0080000Z",
                                "User",
                                "",
                                "",
                                "7b1de3a4-2222-4333-8444-0123456789ab"),
                        List.of(
                                "NetworkRule",
                                "RegistryEvents",
                                "2026-01-05T10:00:00.0000000Z",
                                "2026-01-05T10:00:00.0080000Z",
                                "User",
                                "Owner",
                                "",
                                ""),
                        List.of(
                                "Push",
                                "RegistryEvents",
                                "2026-01-05T10:00:00.0000000Z",
                                "2026-01-05T10:00:00.0080000Z",
                                "User",
                                "AcrPush",
                                "team/app",
                                ""));
    }

    @ParameterizedTest
    @CsvSource({
        "ACRPush, Push",
        "ACRPull, Pull",
        "ACRUntag, Untag",
        "ACRLogin, Login",
        "ACRPurge, PurgeManifest PurgeTag",
        "ACRDelete, Delete PurgeManifest PurgeTag Untag",
        "ACRNetwork, NetworkRule"
    })
    void viewsAreWhatTheirNamesSay(String view, String operations) throws SQLException {
        add("push.fixture", "pull.fixture", "untag.fixture", "login.fixture", "delete.fixture", "purge.fixture");
        add("registry-network.fixture", "role-assign.fixture", "import.fixture");
        List<String> names = new ArrayList<>();
        house.ask(view + " | distinct OperationName | sort by OperationName asc")
                .forEach(row -> names.add(row.getFirst()));
        assertThat(String.join(" ", names)).isEqualTo(operations);
        assertThat(house.columns(view)).isEqualTo(house.columns("RegistryEvents"));
    }

    @Test
    void activityIsSaidTwiceWhenItBeganAndWhenItEnded() throws SQLException {
        add("role-assign.fixture");
        assertThat(house.ask("AzureActivity | sort by TimeGenerated asc"
                        + " | project TimeGenerated, OperationName, OperationNameValue, ActivityStatus,"
                        + " ActivityStatusValue, ActivitySubstatus, ActivitySubstatusValue, Caller, CallerIpAddress,"
                        + " Category, CategoryValue, Level, Resource, ResourceGroup, ResourceProvider,"
                        + " ResourceProviderValue, SubscriptionId, TenantId, Type, EventSubmissionTimestamp"))
                .containsExactly(
                        List.of(
                                "2026-01-05T10:00:00.0000000Z",
                                "Create Role Assignment",
                                "MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE",
                                "Started",
                                "Start",
                                "",
                                "",
                                "ada@contoso.example",
                                "203.0.113.7",
                                "Administrative",
                                "Administrative",
                                "Informational",
                                "7b1de3a4-2222-4333-8444-0123456789ab",
                                "rg1",
                                "Microsoft.Authorization",
                                "MICROSOFT.AUTHORIZATION",
                                "6f0c2a4e-1111-4222-8333-0123456789ab",
                                "a1b2c3d4-5555-4666-8777-888899990000",
                                "AzureActivity",
                                "2026-01-05T10:00:00.1940000Z"),
                        List.of(
                                "2026-01-05T10:00:00.1940000Z",
                                "Create Role Assignment",
                                "MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE",
                                "Succeeded",
                                "Success",
                                "Created (HTTP Status Code: 201)",
                                "Created",
                                "ada@contoso.example",
                                "203.0.113.7",
                                "Administrative",
                                "Administrative",
                                "Critical",
                                "7b1de3a4-2222-4333-8444-0123456789ab",
                                "rg1",
                                "Microsoft.Authorization",
                                "MICROSOFT.AUTHORIZATION",
                                "6f0c2a4e-1111-4222-8333-0123456789ab",
                                "a1b2c3d4-5555-4666-8777-888899990000",
                                "AzureActivity",
                                "2026-01-05T10:00:00.1940000Z"));
        assertThat(
                        house.ask(
                                "AzureActivity | where ActivityStatusValue =~ \"success\""
                                        + " | project tostring(Authorization_d.evidence.role), tostring(Claims_d.idtyp),"
                                        + " tostring(Properties_d.statusCode), Authorization has \"Owner\", CorrelationId == OperationId"))
                .containsExactly(List.of("Owner", "user", "Created", "true", "true"));
        assertThat(house.ask("AzureActivity | where Properties has \"pusher\""
                        + " | project parse_json(HTTPRequest).clientIpAddress, ResourceId"))
                .containsExactly(List.of(
                        "\"203.0.113.7\"",
                        "/subscriptions/6f0c2a4e-1111-4222-8333-0123456789ab/resourceGroups/rg1/providers/"
                                + "Microsoft.ContainerRegistry/registries/contosoreg/providers/"
                                + "Microsoft.Authorization/roleAssignments/7b1de3a4-2222-4333-8444-0123456789ab"));
        assertThat(house.ask("AzureActivity | summarize dcount(EventDataId), dcount(_ItemId)"))
                .containsExactly(List.of("2", "2"));
    }

    @Test
    void linesOfALog() throws SQLException {
        SyslogLine line = new SyslogLine(
                Instant.parse("2026-01-05T11:59:00.5Z"),
                "node-1",
                "192.0.2.1",
                "daemon",
                SyslogLine.Severity.ERR,
                "the disk is full",
                "purser",
                OptionalInt.of(42));
        house.rows("Syslog", line::write);
        assertThat(house.ask("Syslog | project TimeGenerated, EventTime, Computer, HostName, HostIP, CollectorHostName,"
                        + " Facility, SeverityLevel, SyslogMessage, ProcessName, ProcessID, SourceSystem, Type, TenantId,"
                        + " _ResourceId"))
                .containsExactly(List.of(
                        "2026-01-05T11:59:00.5000000Z",
                        "2026-01-05T11:59:00.5000000Z",
                        "node-1",
                        "node-1",
                        "192.0.2.1",
                        "node-1",
                        "daemon",
                        "err",
                        "the disk is full",
                        "purser",
                        "42",
                        "Linux",
                        "Syslog",
                        "a1b2c3d4-5555-4666-8777-888899990000",
                        ""));
    }

    /** The anonymised sample of azure.md 1.4: a real record's spellings come through. */
    @Test
    void aForeignRecord() throws SQLException {
        DialectFixture sample = DialectFixture.all(getClass(), "/dev/purser/azure/fixtures/foreign").stream()
                .filter(one -> one.name().equals("repository-sample.fixture"))
                .findFirst()
                .orElseThrow();
        RecordRows rows = foreign("ContainerRegistryRepositoryEvents");
        byte[] record = sample.records().getFirst();
        house.rows(
                "ContainerRegistryRepositoryEvents",
                to -> assertThat(rows.row(record, record.length, to)).isTrue());
        assertThat(house.ask("ContainerRegistryRepositoryEvents | project TimeGenerated, CorrelationId, DurationMs,"
                        + " CallerIpAddress, Repository, UserAgent, Digest, Size, _ResourceId"))
                .containsExactly(List.of(
                        "2026-01-05T10:00:00.1234567Z",
                        "6F0C2A4E-9999-4222-8333-0123456789AB",
                        "51.204118",
                        "203.0.113.7:51034",
                        "a/b",
                        "docker/20.10",
                        "<nil>",
                        "null",
                        "/subscriptions/0b1f6471-1bf0-4dda-aec3-111122223333/resourcegroups/mygroup/providers/"
                                + "microsoft.containerregistry/registries/myregistry"));
        RowList none = new RowList();
        RecordRows logins = foreign("ContainerRegistryLoginEvents");
        assertThat(logins.row(record, record.length, none)).isFalse();
        byte[] broken = "{\"category\":".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> logins.row(broken, broken.length, none)).isInstanceOf(RecordException.class);
        assertThat(none.all()).isEmpty();
    }

    private static RecordRows foreign(String table) {
        return AzureTables.foreign().stream()
                .filter(one -> one.table().name().equals(table))
                .findFirst()
                .orElseThrow()
                .rows()
                .get();
    }

    /** Whatever an event says, its rows are whole and can be asked for. */
    @Test
    void everyActionOfTheSample() throws SQLException {
        SampleEvents events = new SampleEvents(7);
        for (AuditEvent event : events.ofEachAction()) {
            house.add(event);
        }
        assertThat(house.ask("ContainerRegistryRepositoryEvents | where isempty(OperationName) or isempty(LoginServer)"
                        + " or isempty(CorrelationId) or isnull(TimeGenerated) or isnull(_BilledSize)"))
                .isEmpty();
        assertThat(house.ask("ContainerRegistryLoginEvents | count")).containsExactly(List.of("2"));
    }

    @ParameterizedTest
    @CsvSource({
        "51.204118, 51.204118",
        "51.2, 51.200000",
        "51., 51.000000",
        "8, 8.000000",
        "-0.5, -0.500000",
        "51.2041187, 51.2041187",
        "., .",
        "-, -",
        "1e3, 1e3",
        "PT1S, PT1S"
    })
    void durationsHaveSixDecimals(String text, String expected) {
        assertThat(AzureCells.sixDecimals(text)).isEqualTo(expected);
    }
}
