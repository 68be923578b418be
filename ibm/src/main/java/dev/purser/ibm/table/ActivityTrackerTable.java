package dev.purser.ibm.table;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.json.JsonTape.Kind;
import dev.purser.kql.type.KustoType;
import dev.purser.lake.record.Cell;
import dev.purser.lake.record.ParsedRecord;
import dev.purser.lake.record.RecordColumn;
import dev.purser.lake.record.RecordTable;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.Column.Form;
import java.util.List;

/**
 * {@code ActivityTracker}: the fields of Activity Tracker's events (IBM Cloud, "Event fields") in their order. A field
 * within another is a column whose name joins theirs by {@code _}, spelled as they are: {@code initiator.host.address} is
 * {@code initiator_host_address}. {@code requestData} and {@code responseData}, whose form is each action's own, are
 * dynamic.
 */
final class ActivityTrackerTable {
    static final String NAME = "ActivityTracker";

    private static final String DESCRIPTION =
            "Activity Tracker's events, a column for each field; the names of fields within fields are joined by _.";

    static final List<RecordColumn> COLUMNS = List.of(
            RecordColumn.of(
                    Column.of("eventTime", KustoType.DATETIME)
                            .describe("When the action began; hundredths of a second."),
                    Cell.datetime("eventTime")),
            text("action"),
            text("outcome"),
            text("message"),
            text("severity"),
            truth("dataEvent"),
            text("logSourceCRN"),
            truth("saveServiceCopy"),
            guid("correlationId"),
            guid("id"),
            text("initiator", "id"),
            text("initiator", "name"),
            text("initiator", "authnId"),
            text("initiator", "authnName"),
            text("initiator", "typeURI"),
            text("initiator", "credential", "type"),
            text("initiator", "host", "address"),
            text("initiator", "host", "addressType"),
            text("initiator", "host", "agent"),
            text("target", "id"),
            text("target", "name"),
            text("target", "typeURI"),
            text("target", "resourceGroupId"),
            text("target", "host", "address"),
            text("target", "alias"),
            RecordColumn.of(Column.of("reason_reasonCode", KustoType.INT), Cell.int32("reason", "reasonCode")),
            text("reason", "reasonType"),
            text("reason", "reasonForFailure"),
            data("requestData"),
            data("responseData"),
            text("observer", "name"),
            text("resourceGroupId"),
            RecordColumn.computed(Column.computed("TimeGenerated", KustoType.DATETIME, "\"eventTime\"")
                    .describe("The same as eventTime.")
                    .hide()),
            RecordColumn.computed(Column.computed("Type", KustoType.STRING, "'" + NAME + "'")
                    .describe("The table's name.")
                    .hide()));

    private ActivityTrackerTable() {}

    /** Over the records that this dialect writes, which must be plain ones, without a frame. */
    static RecordTable over(Dialect activityTracker) {
        return new RecordTable(
                NAME,
                DESCRIPTION,
                "eventTime",
                COLUMNS,
                activityTracker::writer,
                event -> true,
                ActivityTrackerTable::belongs);
    }

    /** The events of every service have both. */
    private static boolean belongs(ParsedRecord record) {
        return isText(record, "action") && isText(record, "eventTime");
    }

    private static boolean isText(ParsedRecord record, String member) {
        int node = record.find(member);
        return node >= 0 && record.tape().kind(node) == Kind.TEXT;
    }

    private static RecordColumn text(String... path) {
        return RecordColumn.of(Column.of(String.join("_", path), KustoType.STRING), Cell.text(path));
    }

    private static RecordColumn guid(String name) {
        return RecordColumn.of(Column.of(name, KustoType.STRING).as(Form.GUID_TEXT), Cell.text(name));
    }

    private static RecordColumn truth(String name) {
        return RecordColumn.of(Column.of(name, KustoType.BOOL), Cell.truth(name));
    }

    private static RecordColumn data(String name) {
        return RecordColumn.of(Column.of(name, KustoType.DYNAMIC), JsonText.cell(name));
    }
}
