package dev.purser.cli.content;

import dev.purser.cli.Api;
import dev.purser.cli.OnOff;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Changes a namespace's rule for tags. */
@Command(
        name = "update",
        description = "Change a namespace's rule for tags, which holds for all its repositories.",
        footer = "  purser namespace update team --immutable-tags on")
public final class NamespaceUpdateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The namespace.")
    String name;

    @Option(
            names = "--immutable-tags",
            required = true,
            paramLabel = "on|off",
            description = "on: a tag that exists cannot be moved, in any of its repositories.")
    OnOff immutable;

    @Override
    public Integer call() {
        return done(
                api().patch(
                                "/purser/v1/namespaces/" + Api.segment(name),
                                Api.body().put("immutableTags", immutable == OnOff.ON)),
                "Changed namespace " + name + ".");
    }
}
