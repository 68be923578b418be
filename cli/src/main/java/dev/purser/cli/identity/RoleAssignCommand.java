package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Give somebody a role. */
@Command(
        name = "assign",
        description = "Give somebody a role.",
        footer = {"  purser role assign alice writer --namespace team"})
public final class RoleAssignCommand extends ServerCommand {
    @Mixin
    GrantOptions grant;

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body().put("principal", grant.principal).put("role", grant.role);
        grant.namespace.ifPresent(name -> wanted.put("namespace", name));
        return done(api().post("/purser/v1/roles", wanted), grant.told(" is "));
    }
}
