package dev.purser.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import picocli.CommandLine.Command;

/** Tells who the kept credential belongs to. */
@Command(
        name = "whoami",
        description = "Tell who you are to a server, and which roles you hold.",
        footer = "  purser whoami -o json")
public final class WhoamiCommand extends ServerCommand {
    @Override
    public Integer call() {
        JsonNode me = api().get("/purser/v1/whoami");
        Table table = new Table("NAME", "KIND", "ROLE", "NAMESPACE");
        String name = me.path("name").asText("-");
        String kind = me.path("kind").asText();
        if (me.path("roles").isEmpty()) {
            table.row(name, kind, "-", "-");
        }
        me.path("roles")
                .forEach(role -> table.row(
                        name,
                        kind,
                        role.path("role").asText(),
                        role.path("namespace").asText("(all)")));
        return show(me, table);
    }
}
