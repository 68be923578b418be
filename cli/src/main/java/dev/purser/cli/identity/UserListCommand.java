package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.ServerCommand;
import dev.purser.cli.Table;
import picocli.CommandLine.Command;

/** List local users. */
@Command(
        name = "list",
        description = "List local users.",
        footer = {"  purser user list"})
public final class UserListCommand extends ServerCommand {

    @Override
    public Integer call() {
        JsonNode all = pages("/purser/v1/users", "users");
        Table table = new Table("NAME", "DISPLAY NAME", "ENABLED", "CREATED");
        all.path("users")
                .forEach(user -> table.row(
                        user.path("name").asText(),
                        user.path("displayName").asText("-"),
                        user.path("enabled").asBoolean() ? "yes" : "no",
                        user.path("created").asText()));
        return show(all, table);
    }
}
