package dev.purser.aws.table;

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
 * {@code CloudTrail}: the columns of the table that Athena's guide creates over CloudTrail's files ("Create a table for
 * CloudTrail logs in Athena using manual partitioning"), their names and order, all in lower case as there.
 *
 * <p>Athena's types become Kusto's: string stays string ({@code readonly} holds {@code true} or {@code false}), a struct or
 * an array is dynamic with its members' names in lower case, and what Athena keeps as a string of JSON is dynamic as the
 * record spells it. {@code eventtime} alone is another type, datetime in place of string: time spans, {@code ago()} and
 * bins need one. {@code TimeGenerated} is the same moment, shown where a query names it, for queries over several tables.
 */
final class CloudTrailTable {
    static final String NAME = "CloudTrail";

    private static final String DESCRIPTION =
            "CloudTrail's records in the columns of Athena's table; names inside useridentity, resources, addendum and"
                    + " tlsdetails are lower case as there, those inside requestparameters and the like are the record's.";

    static final List<RecordColumn> COLUMNS = List.of(
            text("eventversion", "eventVersion"),
            struct("useridentity", "userIdentity"),
            RecordColumn.of(
                    Column.of("eventtime", KustoType.DATETIME).describe("When the call was over; whole seconds."),
                    Cell.datetime("eventTime")),
            text("eventsource", "eventSource"),
            text("eventname", "eventName"),
            text("awsregion", "awsRegion"),
            text("sourceipaddress", "sourceIPAddress"),
            text("useragent", "userAgent"),
            text("errorcode", "errorCode"),
            text("errormessage", "errorMessage"),
            json("requestparameters", "requestParameters"),
            json("responseelements", "responseElements"),
            json("additionaleventdata", "additionalEventData"),
            guid("requestid", "requestID"),
            guid("eventid", "eventID"),
            struct("resources", "resources"),
            text("eventtype", "eventType"),
            text("apiversion", "apiVersion"),
            text("readonly", "readOnly"),
            text("recipientaccountid", "recipientAccountId"),
            json("serviceeventdetails", "serviceEventDetails"),
            guid("sharedeventid", "sharedEventID"),
            text("vpcendpointid", "vpcEndpointId"),
            text("vpcendpointaccountid", "vpcEndpointAccountId"),
            text("eventcategory", "eventCategory"),
            struct("addendum", "addendum"),
            text("sessioncredentialfromconsole", "sessionCredentialFromConsole"),
            json("edgedevicedetails", "edgeDeviceDetails"),
            struct("tlsdetails", "tlsDetails"),
            RecordColumn.computed(Column.computed("TimeGenerated", KustoType.DATETIME, "\"eventtime\"")
                    .describe("The same as eventtime.")
                    .hide()),
            RecordColumn.computed(Column.computed("Type", KustoType.STRING, "'" + NAME + "'")
                    .describe("The table's name.")
                    .hide()));

    private CloudTrailTable() {}

    /** Over the records that this dialect writes. */
    static RecordTable over(Dialect cloudTrail) {
        return new RecordTable(
                NAME, DESCRIPTION, "eventtime", COLUMNS, cloudTrail::writer, event -> true, CloudTrailTable::belongs);
    }

    /** Every CloudTrail record has both, whatever its service and edition. */
    private static boolean belongs(ParsedRecord record) {
        return isText(record, "eventVersion") && isText(record, "eventTime");
    }

    private static boolean isText(ParsedRecord record, String member) {
        int node = record.find(member);
        return node >= 0 && record.tape().kind(node) == Kind.TEXT;
    }

    private static RecordColumn text(String name, String member) {
        return RecordColumn.of(Column.of(name, KustoType.STRING), Cell.text(member));
    }

    private static RecordColumn guid(String name, String member) {
        return RecordColumn.of(Column.of(name, KustoType.STRING).as(Form.GUID_TEXT), Cell.text(member));
    }

    private static RecordColumn json(String name, String member) {
        return RecordColumn.of(Column.of(name, KustoType.DYNAMIC), Cell.dynamic(member));
    }

    private static RecordColumn struct(String name, String member) {
        return RecordColumn.of(Column.of(name, KustoType.DYNAMIC), StructText.cell(member));
    }
}
