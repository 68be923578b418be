package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Give somebody a role. */
@Command(
        name = "assign",
        description = "Give somebody a role.",
        footer = {"  purser role assign alice writer --namespace team"})
public final class RoleAssignCommand extends ServerCommand {
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
        ObjectNode wanted = Api.body().put("principal", principal).put("role", role);
        namespace.ifPresent(name -> wanted.put("namespace", name));
        return done(
                api().post("/purser/v1/roles", wanted),
                principal + " is " + role + namespace.map(name -> " in " + name).orElse("") + ".");
    }
}
