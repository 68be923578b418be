package dev.purser.azure.table;

import dev.purser.azure.AzureDialect;
import dev.purser.azure.record.AzureOptions;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.resourcelog.OperationNames;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.record.Cell;
import dev.purser.lake.record.ParsedRecord;
import dev.purser.lake.record.RecordColumn;
import dev.purser.lake.record.RecordTable;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.Column.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The tables of the container registry's resource logs. Source: azure.md 1.2 to 1.5.
 *
 * <p>What costs most of a row are the correlation id and the time to the tick and how long it took: the id is kept as 16
 * bytes, and when a record was received is reckoned from the other two and not kept. Nor is a tag that is the digest.
 */
final class ResourceLogTables {
    static final String REPOSITORY = "ContainerRegistryRepositoryEvents";
    static final String LOGIN = "ContainerRegistryLoginEvents";
    static final String REGISTRY = "RegistryEvents";

    private static final String PROPERTIES = "properties";

    private final Home home;
    private final Map<String, String> presets;
    private final UUID workspace;

    ResourceLogTables(Home home, Map<String, String> presets, UUID workspace) {
        this.home = home;
        this.presets = presets;
        this.workspace = workspace;
    }

    RecordTable repository() {
        List<RecordColumn> columns = new ArrayList<>(common(REPOSITORY));
        columns.addAll(ofRepositories());
        standard(columns, REPOSITORY, "CorrelationId", "Repository", TagColumns.KEPT.name(), "Digest");
        return table(
                REPOSITORY,
                "What was done to images and repositories: a row for each image of each push, pull, untag, delete and"
                        + " import, refused ones too.",
                columns,
                Map.of("categories", "repository"),
                action -> action != Action.LOGIN);
    }

    RecordTable login() {
        List<RecordColumn> columns = new ArrayList<>(common(LOGIN));
        columns.add(jwtId());
        standard(columns, LOGIN, "CorrelationId", "JwtId");
        return table(
                LOGIN,
                "Logins, those refused too.",
                columns,
                Map.of("categories", "login"),
                action -> action == Action.LOGIN);
    }

    /** The one table of the draft of August 2019, of which no list of columns was ever published: the union and its promises. */
    RecordTable registry() {
        List<RecordColumn> columns = new ArrayList<>(common(REGISTRY));
        columns.addAll(ofRepositories());
        columns.add(jwtId());
        columns.add(RecordColumn.computed(Column.computed("StartTime", KustoType.DATETIME, "\"TimeGenerated\"")
                .describe("When it began.")));
        columns.add(RecordColumn.of(
                Column.of("EndTime", KustoType.DATETIME).describe("When it was done."),
                Cell.datetime(PROPERTIES, "endTime")));
        columns.add(of("AccountType", "What kind of account it was done by.", PROPERTIES, "accountType"));
        columns.add(of("Roles", "The role or grant that allowed it.", PROPERTIES, "roles"));
        standard(columns, REGISTRY, "CorrelationId", "Repository", TagColumns.KEPT.name(), "Digest");
        return table(
                REGISTRY,
                "Operations and logins in one table, as the draft of August 2019 had them, with start and end, kind of"
                        + " account and roles; changes of network rules and role assignments too.",
                columns,
                Map.of("categories", "repository,login", "edition", AzureOptions.DRAFT_2019),
                action -> true);
    }

    private static List<RecordColumn> common(String table) {
        return List.of(
                RecordColumn.of(
                        Column.of("TimeGenerated", KustoType.DATETIME).describe("When it began."),
                        Cell.datetime("time")),
                of(
                        "OperationName",
                        "What was done: Push, Pull, Untag, Delete, importImage, Login and others.",
                        "operationName"),
                RecordColumn.computed(
                        StandardColumns.constant("Category", table, "The log's category: the table's name.")),
                of("ResultType", "What ResultDescription is: HttpStatusCode.", "resultType"),
                of("ResultDescription", "The HTTP status, as text.", "resultDescription"),
                of("Identity", "Who did it.", "identity"),
                of("CallerIpAddress", "From where.", "callerIpAddress"),
                RecordColumn.of(
                        StandardColumns.text("CorrelationId", "The event's id, the same in each of its records.")
                                .as(Form.GUID_TEXT),
                        Cell.text("correlationId")),
                RecordColumn.of(
                        StandardColumns.text("DurationMs", "How long it took: milliseconds with six decimals.")
                                .as(Form.SIX_DECIMALS),
                        AzureCells.millis("durationMs")),
                of("LoginServer", "The registry's host.", PROPERTIES, "loginServer"),
                of("Region", "The registry's location.", "location"),
                of("UserAgent", "The client, as it named itself.", PROPERTIES, "userAgent"));
    }

    private static List<RecordColumn> ofRepositories() {
        return List.of(
                of("Repository", "The repository's full name.", PROPERTIES, "repository"),
                RecordColumn.computed(TagColumns.TAG),
                of("Digest", "The manifest's digest; <nil> where it is not known.", PROPERTIES, "digest"),
                of("MediaType", "The manifest's media type; <nil> where it is not known.", PROPERTIES, "mediaType"),
                of("ArtifactType", "What the artifact is; acr.docker for images.", PROPERTIES, "artifactType"),
                RecordColumn.of(
                        Column.of("Size", KustoType.INT).describe("The manifest's size in bytes."),
                        Cell.int32(PROPERTIES, "size")),
                of("UserTenantId", "The tenant of who did it.", PROPERTIES, "tenantId"));
    }

    private static RecordColumn jwtId() {
        return RecordColumn.of(
                StandardColumns.text("JwtId", "The id of the token that was handed out.")
                        .as(Form.GUID_TEXT),
                Cell.text(PROPERTIES, "jwtId"));
    }

    private void standard(List<RecordColumn> columns, String table, String... tellApart) {
        columns.add(RecordColumn.computed(StandardColumns.tenantId(workspace)));
        columns.add(RecordColumn.computed(StandardColumns.type(table)));
        columns.add(RecordColumn.computed(StandardColumns.sourceSystem("Azure")));
        columns.add(RecordColumn.of(StandardColumns.RESOURCE_ID, AzureCells.lower("resourceId")));
        columns.add(RecordColumn.computed(StandardColumns.subscriptionId()));
        columns.add(RecordColumn.computed(StandardColumns.billedSize(StandardColumns.columns(columns))));
        columns.add(RecordColumn.computed(StandardColumns.isBillable()));
        columns.add(RecordColumn.computed(StandardColumns.timeReceived(
                "\"TimeGenerated\" + CAST(coalesce(TRY_CAST(\"DurationMs\" AS DOUBLE), 0) * 10000 AS BIGINT)")));
        columns.add(RecordColumn.computed(StandardColumns.itemId(tellApart)));
        if (columns.stream().anyMatch(column -> column.column() == TagColumns.TAG)) {
            columns.add(RecordColumn.of(TagColumns.KEPT, TagColumns::kept));
        }
    }

    private static RecordColumn of(String name, String description, String... path) {
        return RecordColumn.of(StandardColumns.text(name, description), Cell.text(path));
    }

    private RecordTable table(
            String name,
            String description,
            List<RecordColumn> columns,
            Map<String, String> chosen,
            Predicate<Action> ofTable) {
        Map<String, String> all = new HashMap<>(presets);
        all.putAll(chosen);
        Options options = Options.of("table " + name, AzureOptions.ALL, all);
        Dialect dialect = AzureDialect.FACTORY.open(home, options);
        OperationNames names = new OperationNames(AzureSettings.of(home, options));
        Predicate<AuditEvent> events = event -> ofTable.test(event.action()) && names.of(event.action()) != null;
        return new RecordTable(
                name, description, "TimeGenerated", columns, dialect::writer, events, record -> in(record, name));
    }

    /** Some pipelines call the category type. */
    private static boolean in(ParsedRecord record, String category) {
        return record.is(category, "category") || record.is(category, "type");
    }
}
