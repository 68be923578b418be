package dev.purser.cli.lake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a table anew from the journal. */
@Command(
        name = "rebuild",
        description = {
            "Make a table anew from the journal, in the background.",
            "Queries see the old rows until the new ones are whole."
        },
        footer = "  purser lake rebuild CloudTrail")
public final class LakeRebuildCommand extends ServerCommand {
    @Parameters(paramLabel = "TABLE", description = "The table's name.")
    String table;

    @Override
    public Integer call() {
        JsonNode begun = api().post(LakeCommand.path(table) + "/rebuild", Api.body());
        return done(begun, table + " is being made anew; purser lake status tells how far it is.");
    }
}
