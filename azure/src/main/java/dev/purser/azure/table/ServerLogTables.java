package dev.purser.azure.table;

import static dev.purser.azure.table.StandardColumns.text;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * {@code Event} and {@code Syslog}: logs of Windows and Linux machines. Their rows are no events of the record. Source:
 * azure.md 1.6, which has no {@code TenantId} among their columns: it is there where a query names it.
 */
final class ServerLogTables {
    private ServerLogTables() {}

    static LakeTable event(UUID workspace) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("TimeGenerated", KustoType.DATETIME).describe("When it was written."),
                text("Computer", "The machine."),
                text("Source", "What wrote it."),
                text("EventLog", "The log's name."),
                Column.of("EventID", KustoType.INT).describe("The number of the kind of event."),
                text("EventLevelName", "Error, Warning, Information and others."),
                Column.of("EventLevel", KustoType.INT).describe("The level as a number."),
                Column.of("EventCategory", KustoType.INT).describe("The category as a number."),
                text("EventData", "What the event says, as XML."),
                text("ParameterXml", "The event's parameters, as XML."),
                text("RenderedDescription", "The event for people, its parameters put in."),
                text("Message", "The event for people."),
                text("UserName", "Whose process wrote it."),
                text("ManagementGroupName", "The management group."),
                text("AzureDeploymentID", "The deployment."),
                text("Role", "The role of the deployment.")));
        standard(columns, "Event", "OpsManager", workspace, "Computer", "Source", "EventLog", "EventData", "Message");
        return new DirectTable("Event", "Events that Windows machines logged.", List.copyOf(columns));
    }

    static LakeTable syslog(UUID workspace) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.of("TimeGenerated", KustoType.DATETIME).describe("When it was written."),
                Column.of("EventTime", KustoType.DATETIME).describe("When it happened."),
                text("Computer", "The machine."),
                text("HostName", "The machine, as the message names it."),
                text("HostIP", "The machine's address."),
                text("CollectorHostName", "The machine that collected it."),
                text("Facility", "Which part of the system it is of."),
                text("SeverityLevel", "emerg, alert, crit, err, warning, notice, info or debug."),
                text("SyslogMessage", "The message."),
                text("ProcessName", "What wrote it."),
                Column.of("ProcessID", KustoType.INT).describe("The number of the process.")));
        standard(columns, "Syslog", "Linux", workspace, "Computer", "Facility", "ProcessName", "SyslogMessage");
        return new DirectTable(
                "Syslog", "What Linux machines logged: this server's own log among it.", List.copyOf(columns));
    }

    private static void standard(
            List<Column> columns, String table, String source, UUID workspace, String... tellApart) {
        Column system = StandardColumns.sourceSystem(source);
        columns.add(StandardColumns.billedSize(with(columns, system)));
        columns.add(StandardColumns.isBillable());
        columns.add(StandardColumns.RESOURCE_ID);
        columns.add(StandardColumns.subscriptionId());
        columns.add(system);
        columns.add(StandardColumns.type(table));
        columns.add(StandardColumns.tenantId(workspace).hide());
        columns.add(StandardColumns.timeReceived("\"TimeGenerated\""));
        List<String> all = new ArrayList<>(List.of("TimeGenerated"));
        all.addAll(List.of(tellApart));
        columns.add(StandardColumns.itemId(all.toArray(String[]::new)));
    }

    private static List<Column> with(List<Column> columns, Column more) {
        List<Column> all = new ArrayList<>(columns);
        all.add(more);
        return all;
    }
}
