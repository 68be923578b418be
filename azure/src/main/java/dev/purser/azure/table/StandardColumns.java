package dev.purser.azure.table;

import dev.purser.kql.type.KustoType;
import dev.purser.lake.record.RecordColumn;
import dev.purser.lake.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The columns that all tables of a workspace have; all but {@code _ResourceId} are reckoned. Source: azure.md 1.2. */
final class StandardColumns {
    /** Lower-case, as workspaces have it. */
    static final Column RESOURCE_ID =
            text("_ResourceId", "The resource id of what the record is about, in lower case.");

    private static final int DATETIME = 28;
    private static final int GUID = 36;

    private StandardColumns() {}

    static Column text(String name, String description) {
        return Column.of(name, KustoType.STRING).describe(description);
    }

    static Column constant(String name, String value, String description) {
        return Column.computed(name, KustoType.STRING, literal(value)).describe(description);
    }

    static Column tenantId(UUID workspace) {
        return constant("TenantId", workspace.toString(), "The workspace's id.");
    }

    static Column type(String table) {
        return constant("Type", table, "The table's name.");
    }

    static Column sourceSystem(String value) {
        return constant("SourceSystem", value, "What kind of agent collected the record.");
    }

    static Column subscriptionId() {
        return Column.computed("_SubscriptionId", KustoType.STRING, "split_part(\"_ResourceId\", '/', 3)")
                .describe("The subscription that the resource belongs to.");
    }

    static Column isBillable() {
        return constant("_IsBillable", "true", "Whether Azure would bill the record.");
    }

    /**
     * The size of a record whose other columns are these: its values as text. Azure leaves out {@code Type} and the columns
     * with an underscore, but not {@code TenantId} and {@code SourceSystem}.
     */
    static Column billedSize(List<Column> columns) {
        int fixed = GUID;
        List<String> parts = new ArrayList<>();
        for (Column column : columns) {
            if (column.name().startsWith("_")) {
                continue;
            }
            if (column.type() == KustoType.DATETIME) {
                fixed += DATETIME;
            } else if (column.computed().filter(sql -> sql.startsWith("'")).isPresent()) {
                fixed += constantLength(column);
            } else if (!column.stored()) {
                parts.add("strlen(" + column.computed().orElseThrow() + ")");
            } else if (column.type() == KustoType.STRING) {
                parts.add("strlen(" + quoted(column.name()) + ")");
            } else {
                parts.add("coalesce(strlen(CAST(" + quoted(column.name()) + " AS VARCHAR)), 0)");
            }
        }
        return Column.computed(
                        "_BilledSize",
                        KustoType.REAL,
                        "CAST(" + String.join(" + ", parts) + " + " + fixed + " AS DOUBLE)")
                .describe("The record's size in bytes: its values as text.");
    }

    private static int constantLength(Column column) {
        String sql = column.computed().orElseThrow();
        boolean counted = !column.name().equals("Type") && !column.name().equals("TenantId");
        return counted ? sql.length() - 2 : 0;
    }

    /** A hidden column: when the record was received. */
    static Column timeReceived(String sql) {
        return Column.computed("_TimeReceived", KustoType.DATETIME, sql)
                .hide()
                .describe("When the record was received.");
    }

    /** A hidden column: an id made of what tells records apart. */
    static Column itemId(String... columns) {
        return Column.computed("_ItemId", KustoType.STRING, guidOf(columns))
                .hide()
                .describe("The record's own id.");
    }

    /** A text like a GUID, made of the values of stored columns. */
    static String guidOf(String... columns) {
        String all = List.of(columns).stream().map(StandardColumns::quoted).collect(Collectors.joining(", "));
        return "CAST(CAST(md5(concat_ws(chr(10), " + all + ")) AS UUID) AS VARCHAR)";
    }

    static List<Column> columns(List<RecordColumn> columns) {
        return columns.stream().map(RecordColumn::column).toList();
    }

    static String quoted(String name) {
        return '"' + name + '"';
    }

    static String literal(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
