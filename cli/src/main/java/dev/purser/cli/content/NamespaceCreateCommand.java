package dev.purser.cli.content;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Make a namespace. */
@Command(
        name = "create",
        description = "Make a namespace.",
        footer = {"  purser namespace create team"})
public final class NamespaceCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The namespace.")
    String name;

    @Override
    public Integer call() {
        return done(api().post("/purser/v1/namespaces", Api.body().put("name", name)), "Made namespace " + name + ".");
    }
}
