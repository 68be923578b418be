package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.lake.Lake;
import dev.purser.lake.LakeError;
import dev.purser.lake.TableStatus;
import dev.purser.lake.table.Column;
import dev.purser.lake.table.LakeTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The tables that the record can be asked in: what there is, how they are, and making one anew. */
final class LakeResource {
    private static final String ALL = "/purser/v1/lake/tables";
    private static final String ONE = ALL + "/{name}";

    private final List<LakeTable> tables;
    private final Supplier<Lake> lake;

    /**
     * @param tables all that there are
     * @param lake throws {@code LAKE_UNAVAILABLE} where there is none
     */
    LakeResource(List<LakeTable> tables, Supplier<Lake> lake) {
        this.tables = tables;
        this.lake = lake;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", ALL, "ListTables")
                        .does(Action.TABLE_LIST)
                        .summary("Lists the tables that the record can be asked in, with their state.")
                        .answers(
                                200,
                                "tables: name, description, enabled, ofEvents; of those that are enabled their state")
                        .fails(LakeError.LAKE_UNAVAILABLE)
                        .handle(this::list),
                Endpoint.of(CallInterface.PURSER, "GET", ONE, "GetTable")
                        .does(Action.TABLE_LIST)
                        .summary("Tells of one table, with its columns.")
                        .answers(200, "as in the list, and columns: name, type, hidden, description")
                        .fails(LakeError.TABLE_UNKNOWN, LakeError.LAKE_UNAVAILABLE)
                        .handle(this::get),
                Endpoint.of(CallInterface.PURSER, "POST", ONE + "/rebuild", "RebuildTable")
                        .does(Action.TABLE_REBUILD)
                        .summary(
                                "Makes a table anew from the journal, in the background; queries see the old rows until then.")
                        .answers(202, "it has begun; the table's state tells how far it is")
                        .fails(LakeError.TABLE_UNKNOWN, LakeError.TABLE_NOT_REBUILT, LakeError.LAKE_UNAVAILABLE)
                        .handle(this::rebuild));
    }

    private Answer list(Exchange exchange) {
        List<TableStatus> status = lake.get().status();
        exchange.recording().response("count", tables.size());
        return JsonAnswers.list("tables", tables, (to, table) -> write(to, table, of(status, table)));
    }

    private Answer get(Exchange exchange) {
        LakeTable table = named(exchange);
        Optional<TableStatus> status = of(lake.get().status(), table);
        return JsonAnswers.object(200, to -> {
            write(to, table, status);
            JsonAnswers.elements(to, "columns", table.columns(), LakeResource::column);
        });
    }

    private Answer rebuild(Exchange exchange) {
        JsonBody.read(exchange);
        LakeTable table = named(exchange);
        Lake open = lake.get();
        Optional<TableStatus> before = of(open.status(), table);
        if (before.isEmpty() || !table.ofEvents()) {
            throw new PurserException(
                    LakeError.TABLE_NOT_REBUILT,
                    Map.of("reason", before.isEmpty() ? "it is off" : "its rows are not made of events"));
        }
        exchange.recording().response("rows", before.get().rows());
        open.rebuild(table.name());
        return JsonAnswers.object(202, to -> write(to, table, of(open.status(), table)));
    }

    private LakeTable named(Exchange exchange) {
        String name = exchange.variable("name");
        exchange.recording().target(Target.builder(TargetType.TABLE).name(name).build());
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PurserException(
                        LakeError.TABLE_UNKNOWN,
                        Map.of(
                                "known",
                                tables.stream().map(LakeTable::name).sorted().toList())));
    }

    private static Optional<TableStatus> of(List<TableStatus> all, LakeTable table) {
        return all.stream().filter(one -> one.name().equals(table.name())).findFirst();
    }

    private static void write(JsonBytes to, LakeTable table, Optional<TableStatus> status) {
        to.text("name", table.name());
        to.text("description", table.description());
        to.truth("enabled", status.isPresent());
        to.truth("ofEvents", table.ofEvents());
        to.text("timeColumn", table.timeColumn());
        if (status.isEmpty()) {
            return;
        }
        TableStatus is = status.get();
        to.number("rows", is.rows());
        to.number("files", is.files());
        to.number("bytes", is.bytes());
        JsonAnswers.instant(to, "oldest", is.oldest());
        JsonAnswers.instant(to, "newest", is.newest());
        to.number("position", is.position());
        to.number("lagEvents", is.lagEvents());
        to.number("lagSeconds", is.lag().toSeconds());
        is.rebuilding().ifPresent(part -> to.number("rebuiltPercent", Math.round(part * 100)));
        to.text("error", is.error());
    }

    private static void column(JsonBytes to, Column column) {
        to.text("name", column.name());
        to.text("type", column.type().kusto());
        to.truth("hidden", column.hidden());
        if (!column.description().isEmpty()) {
            to.text("description", column.description());
        }
    }
}
