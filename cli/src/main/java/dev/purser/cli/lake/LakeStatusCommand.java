package dev.purser.cli.lake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells how the tables are; exit code 8 if one of them cannot take up events. */
@Command(
        name = "status",
        description = {
            "Tell which tables there are and how they are; of one table, its columns.",
            "Exit code 8 if one of them cannot take up events."
        },
        footer = {"  purser lake status", "  purser lake status PurserEvents"})
public final class LakeStatusCommand extends ServerCommand {
    @Parameters(paramLabel = "TABLE", arity = "0..1", description = "One table; all if not given.")
    Optional<String> table = Optional.empty();

    @Override
    public Integer call() {
        if (table.isPresent()) {
            JsonNode one = api().get(LakeCommand.path(table.get()));
            Table columns = new Table("COLUMN", "TYPE", "DESCRIPTION");
            one.path("columns")
                    .forEach(column -> columns.row(
                            column.path("name").asText(),
                            column.path("type").asText()
                                    + (column.path("hidden").asBoolean() ? " (hidden)" : ""),
                            column.path("description").asText()));
            if (!json()) {
                table(one).print(out());
                out().println();
            }
            show(one, columns);
            return code(one);
        }
        JsonNode all = api().get(LakeCommand.TABLES);
        Table rows = heading();
        int code = ExitCode.OK;
        for (JsonNode one : all.path("tables")) {
            row(rows, one);
            code = Math.max(code, code(one));
        }
        show(all, rows);
        return code;
    }

    private static int code(JsonNode one) {
        return one.has("error") ? ExitCode.UNAVAILABLE : ExitCode.OK;
    }

    private static Table table(JsonNode one) {
        Table table = heading();
        row(table, one);
        return table;
    }

    private static Table heading() {
        return new Table("TABLE", "STATE", "ROWS", "FILES", "BYTES", "OLDEST", "NEWEST", "LAG", "SECONDS");
    }

    private static void row(Table table, JsonNode one) {
        table.row(
                one.path("name").asText(),
                state(one),
                one.path("rows").asText("-"),
                one.path("files").asText("-"),
                one.path("bytes").asText("-"),
                one.path("oldest").asText("-"),
                one.path("newest").asText("-"),
                one.path("lagEvents").asText("-"),
                one.path("lagSeconds").asText("-"));
    }

    private static String state(JsonNode one) {
        if (!one.path("enabled").asBoolean()) {
            return "off";
        }
        if (one.has("rebuiltPercent")) {
            return "rebuilding, " + one.path("rebuiltPercent").asLong() + " %";
        }
        return one.has("error") ? "failing: " + one.path("error").asText() : "ok";
    }
}
