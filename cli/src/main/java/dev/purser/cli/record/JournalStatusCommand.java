package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;

/** Tells how the journal is; exit code 8 if it takes no records. */
@Command(
        name = "status",
        description = "Tell how the journal is and what to do about it. Exit code 8 if it takes no records.",
        footer = "  purser journal status")
public final class JournalStatusCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode status = api().get("/purser/v1/journal");
        show(status, facts(status));
        return status.path("state").asText().equals("ok") ? ExitCode.OK : ExitCode.UNAVAILABLE;
    }
}
