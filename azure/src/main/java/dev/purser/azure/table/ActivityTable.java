package dev.purser.azure.table;

import static dev.purser.azure.table.ActivityCells.authorization;
import static dev.purser.azure.table.StandardColumns.text;

import dev.purser.azure.AzureDialect;
import dev.purser.azure.activitylog.ActivityOperations;
import dev.purser.azure.record.AzureOptions;
import dev.purser.event.Action;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * {@code AzureActivity}: the activity log. Columns whose names end in {@code Value} have the record's own words, those beside
 * them the words for people. Source: azure.md 1.6 and 7.
 */
final class ActivityTable {
    static final String NAME = "AzureActivity";

    /** The categories of the log, and the verbs that older exports have in their place. */
    private static final Set<String> CATEGORIES = Set.of(
            "administrative",
            "servicehealth",
            "resourcehealth",
            "alert",
            "autoscale",
            "recommendation",
            "security",
            "policy",
            "write",
            "delete",
            "action");

    private ActivityTable() {}

    static RecordTable of(Home home, Map<String, String> presets, UUID workspace) {
        Map<String, String> chosen = new HashMap<>(presets);
        chosen.put("categories", "administrative,alert");
        Options options = Options.of("table " + NAME, AzureOptions.ALL, chosen);
        Dialect dialect = AzureDialect.FACTORY.open(home, options);
        Set<Action> actions = ActivityOperations.names().keySet();
        return new RecordTable(
                NAME,
                "What was done to the registry itself: a row when it began and one when it ended.",
                "TimeGenerated",
                columns(workspace),
                dialect::writer,
                event -> actions.contains(event.action()) && !ActivityOperations.extension(event.action()),
                ActivityTable::belongs);
    }

    private static boolean belongs(ParsedRecord record) {
        String category = record.text(record.find("category"));
        return category != null
                && CATEGORIES.contains(category.toLowerCase(Locale.ROOT))
                && record.find("operationName") >= 0;
    }

    private static List<RecordColumn> columns(UUID workspace) {
        List<RecordColumn> columns = new ArrayList<>(List.of(
                RecordColumn.of(
                        Column.of("TimeGenerated", KustoType.DATETIME).describe("When it began, or ended."),
                        Cell.datetime("time")),
                of("OperationName", "The operation, for people.", ActivityCells::operation),
                of("OperationNameValue", "The operation's name.", Cell.text("operationName")),
                of("ActivityStatus", "How far it has come: Started, Succeeded, Failed.", ActivityCells::status),
                of("ActivityStatusValue", "The same in the record's word.", Cell.text("resultType")),
                of("ActivitySubstatus", "The HTTP status, for people.", ActivityCells::substatus),
                of("ActivitySubstatusValue", "The HTTP status by name.", ActivityCells::substatusValue),
                RecordColumn.computed(Column.computed("Authorization", KustoType.STRING, textOf("Authorization_d"))
                        .describe("What allowed it, as text.")),
                dynamic("Authorization_d", "What allowed it: action, scope, role.", authorization()),
                of("Caller", "Who did it: a user principal name or an id.", ActivityCells::caller),
                of("CallerIpAddress", "From where.", Cell.text("callerIpAddress")),
                of("Category", "The log's category.", ActivityCells::category),
                of("CategoryValue", "The category in the record's word.", Cell.text("category")),
                RecordColumn.computed(Column.computed("Claims", KustoType.STRING, textOf("Claims_d"))
                        .describe("What the caller's token said, as text.")),
                dynamic("Claims_d", "What the caller's token said.", Cell.dynamic("identity", "claims")),
                RecordColumn.of(
                        text("CorrelationId", "The event's id, the same in each of its records.")
                                .as(Form.GUID_TEXT),
                        Cell.text("correlationId")),
                RecordColumn.computed(Column.computed("EventDataId", KustoType.STRING, eventDataId())
                        .describe("The record's own id.")),
                RecordColumn.of(
                        Column.of("EventSubmissionTimestamp", KustoType.DATETIME)
                                .describe("When it was recorded."),
                        ActivityCells::submitted),
                of("Hierarchy", "The management groups above the subscription.", Cell.text("properties", "hierarchy")),
                of("HTTPRequest", "The request, as JSON text.", ActivityCells::request),
                of("Level", "Informational, Warning, Error or Critical.", ActivityCells::level),
                RecordColumn.computed(Column.computed("OperationId", KustoType.STRING, "\"CorrelationId\"")
                        .describe("The id of the operation; the correlation id.")),
                RecordColumn.computed(Column.computed("Properties", KustoType.STRING, textOf("Properties_d"))
                        .describe("What else the record says, as text.")),
                dynamic("Properties_d", "What else the record says.", Cell.dynamic("properties")),
                of("Resource", "The resource's name.", ActivityCells::resourceName),
                of("ResourceGroup", "The resource's group.", ActivityCells::resourceGroup),
                of("ResourceId", "The resource's id.", ActivityCells::resource),
                of("ResourceProvider", "The operation's provider.", ActivityCells::provider),
                of("ResourceProviderValue", "The same in upper case.", ActivityCells::providerValue),
                of("SubscriptionId", "The resource's subscription.", ActivityCells::subscription),
                RecordColumn.computed(StandardColumns.tenantId(workspace))));
        columns.add(RecordColumn.computed(StandardColumns.billedSize(StandardColumns.columns(columns))));
        columns.add(RecordColumn.computed(StandardColumns.isBillable()));
        columns.add(RecordColumn.of(StandardColumns.RESOURCE_ID, AzureCells.lower("resourceId")));
        columns.add(RecordColumn.computed(StandardColumns.subscriptionId()));
        columns.add(RecordColumn.computed(StandardColumns.sourceSystem("Azure")));
        columns.add(RecordColumn.computed(StandardColumns.type(NAME)));
        columns.add(RecordColumn.computed(
                StandardColumns.timeReceived("coalesce(\"EventSubmissionTimestamp\", \"TimeGenerated\")")));
        columns.add(RecordColumn.computed(Column.computed("_ItemId", KustoType.STRING, eventDataId())
                .hide()
                .describe("The record's own id.")));
        return List.copyOf(columns);
    }

    private static String eventDataId() {
        return StandardColumns.guidOf("CorrelationId", "OperationNameValue", "ActivityStatusValue", "ResourceId");
    }

    private static String textOf(String column) {
        return "coalesce(CAST(" + StandardColumns.quoted(column) + " AS VARCHAR), '')";
    }

    private static RecordColumn of(String name, String description, Cell cell) {
        return RecordColumn.of(text(name, description), cell);
    }

    private static RecordColumn dynamic(String name, String description, Cell cell) {
        return RecordColumn.of(Column.of(name, KustoType.DYNAMIC).describe(description), cell);
    }
}
