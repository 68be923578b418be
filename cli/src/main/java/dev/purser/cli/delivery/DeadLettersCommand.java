package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Look after what was given up. */
@Command(
        name = "dead-letters",
        description =
                "List what a destination refused for good, with the reason; or send it again, or take it off the list.",
        footer = {"  purser destination dead-letters siem", "  purser destination dead-letters siem --redeliver 3 7"})
public final class DeadLettersCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The destination.")
    String name;

    @Parameters(index = "1..*", paramLabel = "NUMBER", description = "Which; all if not given.")
    List<Long> numbers = List.of();

    @ArgGroup
    Act act;

    /** What to do with them. */
    static final class Act {
        @Option(names = "--redeliver", description = "Send them again.")
        boolean redeliver;

        @Option(names = "--discard", description = "Take them off the list. Their events stay in the record.")
        boolean discard;
    }

    @Override
    public Integer call() {
        String path = DestinationCommand.path(name) + "/dead-letters";
        if (act == null) {
            JsonNode all = pages(path, "deadLetters");
            Table table = new Table("NUMBER", "EVENT", "ID", "TIME", "CAUSE", "REASON");
            all.path("deadLetters")
                    .forEach(one -> table.row(
                            one.path("number").asLong(),
                            one.path("sequence").asLong(),
                            one.path("event").asText("-"),
                            one.path("time").asText(),
                            one.path("cause").asText(),
                            one.path("reason").asText()));
            return show(all, table);
        }
        ObjectNode body = Api.body();
        if (!numbers.isEmpty()) {
            ArrayNode which = body.putArray("numbers");
            numbers.forEach(which::add);
        }
        JsonNode answer = api().post(path + (act.redeliver ? "/redeliver" : "/discard"), body);
        return done(
                answer,
                answer.path("count").asLong() + (act.redeliver ? " will be sent again." : " taken off the list."));
    }
}
