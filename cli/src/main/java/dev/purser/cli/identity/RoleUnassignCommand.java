package dev.purser.cli.identity;

import dev.purser.cli.ServerCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Take a role away. */
@Command(
        name = "unassign",
        description = "Take a role away.",
        footer = {"  purser role unassign alice writer --namespace team"})
public final class RoleUnassignCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "PRINCIPAL", description = "A user, a robot, or anonymous.")
    String principal;

    @Parameters(
            index = "1",
            paramLabel = "ROLE",
            description = "puller, reader, writer, manager, auditor or administrator.")
    String role;

    @Option(names = "--namespace", paramLabel = "NAME", description = "Only there; everywhere if not given.")
    Optional<String> namespace = Optional.empty();

    @Override
    public Integer call() {
        return done(
                api().delete(
                                "/purser/v1/roles",
                                Map.of(
                                        "principal",
                                        List.of(principal),
                                        "role",
                                        List.of(role),
                                        "namespace",
                                        given(namespace))),
                principal + " is no longer " + role
                        + namespace.map(name -> " in " + name).orElse("") + ".");
    }
}
