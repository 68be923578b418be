package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Erases a person from the record, on the record. */
@Command(
        name = "erase",
        description = {
            "Erase what the record tells of a person: name, address and data. What was done, when and to which image"
                    + " stays, and everything still verifies.",
            "This cannot be undone. What was delivered to other systems or backed up before is out of reach."
        },
        footer = {"  purser erase alice --dry-run", "  purser erase alice --yes"})
public final class EraseCommand extends ServerCommand {
    @Parameters(paramLabel = "SUBJECT", description = "The person's user name or id.")
    String subject;

    @Option(names = "--dry-run", description = "Only count what would be erased.")
    boolean dryRun;

    @Option(names = "--yes", description = "Do it without asking.")
    boolean yes;

    @Override
    public Integer call() {
        if (!dryRun && !yes) {
            String answer = surroundings()
                    .asker()
                    .map(ask -> ask.apply("Erase " + subject + " from the record, for good? Type the name again: "))
                    .orElseThrow(() -> new CommandException(
                            ExitCode.USAGE, "an erasure wants a confirmation", "Add --yes, or --dry-run to count."));
            if (!answer.equals(subject)) {
                throw new CommandException(ExitCode.FAILURE, "nothing was erased", "");
            }
        }
        JsonNode result = api().post(
                        "/purser/v1/journal/erase",
                        Api.body().put("subject", subject).put("dryRun", dryRun));
        String what = result.path("parts").asLong() + " private parts of "
                + result.path("events").asLong() + " events";
        return done(
                result,
                (dryRun ? "Would erase " : "Erased ") + what + ".\n"
                        + result.path("advice").asText());
    }
}
