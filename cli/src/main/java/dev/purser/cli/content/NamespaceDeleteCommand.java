package dev.purser.cli.content;

import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Delete an empty namespace, or with --content one with all that it holds. */
@Command(
        name = "delete",
        description = "Delete an empty namespace, or with --content one with all that it holds.",
        footer = {"  purser namespace delete team --content"})
public final class NamespaceDeleteCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The namespace.")
    String name;

    @Option(names = "--content", description = "Delete its repositories and images as well.")
    boolean content;

    @Override
    public Integer call() {
        return done(
                api().delete(
                                "/purser/v1/namespaces/" + Api.segment(name),
                                Map.of("content", List.of(String.valueOf(content)))),
                "Deleted namespace " + name + ".");
    }
}
