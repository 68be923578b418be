package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tell how destinations are. */
@Command(
        name = "status",
        description = "Tell how destinations are: lag, last success, last error, dead letters.",
        footer = {"  purser destination status", "  purser destination status siem --test"})
public final class DestinationStatusCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", arity = "0..1", description = "One destination; all if not given.")
    Optional<String> name = Optional.empty();

    @Option(names = "--test", description = "Write to it first, as far as that leaves no record there.")
    boolean test;

    @Override
    public Integer call() {
        JsonNode all = name.isPresent()
                ? Api.body()
                        .set("destinations", Api.body().arrayNode().add(api().get(DestinationCommand.path(name.get()))))
                : api().get(DestinationCommand.ALL);
        if (test) {
            all.path("destinations")
                    .forEach(one ->
                            api().post(DestinationCommand.path(one.path("name").asText()) + "/test", Api.body()));
            err().println("Written to: all right.");
        }
        Table table = new Table("NAME", "STATE", "LAG", "SECONDS", "RECORDS", "DEAD", "LAST SUCCESS", "LAST ERROR");
        all.path("destinations").forEach(one -> row(table, one));
        return show(all, table);
    }

    private static void row(Table table, JsonNode one) {
        JsonNode status = one.path("status");
        JsonNode error = status.path("lastError");
        table.row(
                one.path("name").asText(),
                status.path("state").asText(),
                status.path("lagEvents").asLong(),
                status.path("lagSeconds").asLong(),
                status.path("records").asLong(),
                status.path("deadLetters").asLong(),
                status.path("lastSuccess").asText("-"),
                error.isMissingNode()
                        ? "-"
                        : error.path("time").asText() + " " + error.path("kind").asText() + ": "
                                + error.path("message").asText());
    }
}
