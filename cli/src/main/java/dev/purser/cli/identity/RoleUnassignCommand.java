package dev.purser.cli.identity;

import dev.purser.cli.ServerCommand;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Take a role away. */
@Command(
        name = "unassign",
        description = "Take a role away.",
        footer = {"  purser role unassign alice writer --namespace team"})
public final class RoleUnassignCommand extends ServerCommand {
    @Mixin
    GrantOptions grant;

    @Override
    public Integer call() {
        return done(
                api().delete(
                                "/purser/v1/roles",
                                Map.of(
                                        "principal",
                                        List.of(grant.principal),
                                        "role",
                                        List.of(grant.role),
                                        "namespace",
                                        given(grant.namespace))),
                grant.told(" is no longer "));
    }
}
