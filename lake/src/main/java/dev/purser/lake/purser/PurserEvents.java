package dev.purser.lake.purser;

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
 * {@code PurserEvents}: a row for each event, in the words of the event itself (event-1.schema.json), Azure's casing.
 *
 * <p>What an event says once is a column; {@code Namespace}, {@code Repository}, {@code Tag}, {@code Digest} and the like
 * are those of its first target. The groups stand whole in dynamic columns, with the event's own member names.
 */
final class PurserEvents {
    static final String NAME = "PurserEvents";

    private static final String DESCRIPTION = "Every event as Purser keeps it: the whole record of what happened.";

    static final List<RecordColumn> COLUMNS = List.of(
            datetime("TimeGenerated", "When it began.", "started"),
            whole("Sequence", "Its number in the journal; null for an event from elsewhere.", "sequence"),
            guid("Id", "The event's own id.", "id"),
            text("Action", "What was done, as the catalogue of actions names it.", "action"),
            text("Kind", "login, management or data.", "kind"),
            truth("ReadOnly", "True for what changes nothing.", "readOnly"),
            text("Severity", "normal, warning or critical.", "severity"),
            text("Interface", "The interface that it was asked through.", "interface"),
            text("Operation", "That interface's own name for it.", "operation"),
            text("Outcome", "success, failure or pending.", "outcome", "result"),
            RecordColumn.of(
                    Column.of("HttpStatus", KustoType.INT).describe("The status it was answered with."),
                    Cell.int32("outcome", "status")),
            text("ErrorCode", "The code of the error.", "outcome", "errorCode"),
            text("ErrorMessage", "The message of the error.", "outcome", "errorMessage"),
            RecordColumn.of(
                    Column.of("DurationMs", KustoType.REAL).describe("How long it took, in milliseconds."),
                    EventCells.milliseconds("duration")),
            datetime("Recorded", "When the event was sealed.", "recorded"),
            RecordColumn.of(
                    Column.of("Occurrences", KustoType.LONG)
                            .describe("How many alike the event stands for: refusals in bursts are one event."),
                    EventCells.wholeOr(1, "folding", "count")),
            text("ActorKind", "What sort of principal acted.", "actor", "kind"),
            text("ActorId", "The principal's id.", "actor", "id"),
            text("ActorName", "The principal's display name.", "actor", "name"),
            text("ActorAccount", "The principal's home account, where it is another.", "actor", "account"),
            text("CredentialKind", "The sort of credential that was shown.", "actor", "presented", "kind"),
            text("CredentialId", "The id of the credential that was shown.", "actor", "presented", "id"),
            text("IssuedKind", "The sort of credential that was handed out.", "actor", "issued", "kind"),
            text("IssuedId", "The id of the credential that was handed out.", "actor", "issued", "id"),
            RecordColumn.of(
                    Column.of("ClientAddress", KustoType.STRING)
                            .describe("The client's address, as a trusted proxy tells it or as it was seen."),
                    EventCells.either(new String[] {"client", "trustedAddress"}, new String[] {"client", "address"})),
            text("UserAgent", "What the client calls itself.", "client", "agent"),
            text("ClientHost", "The host name that was asked for.", "client", "host"),
            text("Permission", "What the action needed.", "decision", "permission"),
            truth("Granted", "Whether the caller had it.", "decision", "granted"),
            text("DecidedBy", "The role, assignment or rule that decided.", "decision", "by"),
            text("Account", "The registry's account.", "origin", "account"),
            text("Registry", "The registry's login server.", "origin", "registry"),
            text("Location", "The registry's location.", "origin", "location"),
            text("ResourceGroup", "The group that the registry belongs to.", "origin", "resourceGroup"),
            text("Node", "Which of several servers.", "origin", "node"),
            text("Network", "public or private.", "origin", "network"),
            target("TargetType", "What sort of thing was acted upon.", "type"),
            target("TargetName", "The thing's name as asked.", "name"),
            target("Namespace", "The namespace that the thing lies in.", "namespace"),
            target("Repository", "The repository's full name.", "repository"),
            target("Tag", "The tag as asked, or as set.", "tag"),
            target("Digest", "The digest as resolved.", "digest"),
            target("MediaType", "The media type of the content.", "mediaType"),
            target("ArtifactType", "The artifact type of a manifest.", "artifactType"),
            RecordColumn.of(
                    Column.of("Size", KustoType.LONG).describe("Bytes of the content."),
                    EventCells.targetWhole("size")),
            target("PreviousDigest", "Where a tag pointed before it moved.", "previousDigest"),
            whole("BytesMoved", "Bytes that went over the wire.", "transfer", "moved"),
            text("Method", "The HTTP method.", "call", "method"),
            text("Path", "The path as sent.", "call", "path"),
            guid("RequestId", "The id that the request was given.", "call", "requestId"),
            guid("OperationId", "The operation that several requests belong to.", "call", "operationId"),
            text("TraceId", "W3C trace id.", "call", "traceId"),
            guid("CorrelationId", "An id from outside that ties events together.", "call", "correlationId"),
            guid("Cause", "The id of the event that this one follows.", "call", "cause"),
            text("SourceSystem", "purser, or the system that the record was read from.", "source", "system"),
            json("Actor", "Who: with session, groups and whom they act for.", "actor"),
            json("Client", "From where: with proxies, TLS and certificate.", "client"),
            json("Decision", "Why it was allowed or refused.", "decision"),
            json("Targets", "Everything that was acted upon.", "targets"),
            json("Transfer", "The range that was asked for, and what moved.", "transfer"),
            json("Folding", "Of a burst: count, first and last.", "folding"),
            json("Data", "What went in and out, before and after, the manifest.", "data"),
            json("Source", "Where the record comes from, with the foreign record itself.", "source"),
            json("Erased", "The parts that were erased from the record.", "erased"),
            RecordColumn.computed(Column.computed("Type", KustoType.STRING, "'" + NAME + "'")
                    .describe("The table's name.")
                    .hide()));

    private PurserEvents() {}

    static RecordTable over(Dialect purser) {
        return new RecordTable(
                NAME, DESCRIPTION, "TimeGenerated", COLUMNS, purser::writer, event -> true, PurserEvents::belongs);
    }

    private static boolean belongs(ParsedRecord record) {
        return record.find("schema") >= 0 && isText(record, "action") && isText(record, "started");
    }

    private static boolean isText(ParsedRecord record, String member) {
        int node = record.find(member);
        return node >= 0 && record.tape().kind(node) == Kind.TEXT;
    }

    private static RecordColumn text(String name, String meaning, String... path) {
        return RecordColumn.of(Column.of(name, KustoType.STRING).describe(meaning), Cell.text(path));
    }

    private static RecordColumn guid(String name, String meaning, String... path) {
        return RecordColumn.of(
                Column.of(name, KustoType.STRING).as(Form.GUID_TEXT).describe(meaning), Cell.text(path));
    }

    private static RecordColumn whole(String name, String meaning, String... path) {
        return RecordColumn.of(Column.of(name, KustoType.LONG).describe(meaning), Cell.whole(path));
    }

    private static RecordColumn truth(String name, String meaning, String... path) {
        return RecordColumn.of(Column.of(name, KustoType.BOOL).describe(meaning), Cell.truth(path));
    }

    private static RecordColumn datetime(String name, String meaning, String... path) {
        return RecordColumn.of(Column.of(name, KustoType.DATETIME).describe(meaning), Cell.datetime(path));
    }

    private static RecordColumn target(String name, String meaning, String member) {
        return RecordColumn.of(Column.of(name, KustoType.STRING).describe(meaning), EventCells.targetText(member));
    }

    private static RecordColumn json(String name, String meaning, String member) {
        return RecordColumn.of(Column.of(name, KustoType.DYNAMIC).describe(meaning), Cell.dynamic(member));
    }
}
