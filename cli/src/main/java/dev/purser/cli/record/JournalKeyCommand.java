package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;

/** Prints the public key that checkpoints are signed with. */
@Command(
        name = "key",
        description = "Print the public key that checkpoints are signed with, for 'purser verify --key'.",
        footer = "  purser journal key > audit.pub")
public final class JournalKeyCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode status = api().get("/purser/v1/journal");
        return done(status, status.path("key").asText());
    }
}
