package dev.purser.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;

/** Makes a backup of a running server, on its own disk. */
@Command(
        name = "backup",
        description = {
            "Make a backup of a running server, in a new folder on its own disk, and print that folder.",
            "It holds the server's keys: keep it as safe as the server."
        },
        footer = "  purser backup")
public final class BackupCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode made = api().post("/purser/v1/backup", Api.body());
        made.path("leftOut").forEach(other -> err().println("purser: not in the backup: " + other.asText()));
        return done(made, made.path("folder").asText());
    }
}
