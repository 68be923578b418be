package dev.purser.cli.content;

import dev.purser.cli.Api;
import dev.purser.cli.OnOff;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Make the tags of a repository immutable, or movable again. */
@Command(
        name = "immutable",
        description = "Make the tags of a repository immutable, or movable again.",
        footer = {"  purser repository immutable team/app on"})
public final class RepositoryImmutableCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The repository, its namespace first: team/app.")
    String name;

    @Parameters(index = "1", paramLabel = "on|off", description = "on: a tag that exists cannot be moved.")
    OnOff wanted;

    @Override
    public Integer call() {
        boolean immutable = wanted == OnOff.ON;
        return done(
                api().put(
                                "/purser/v1/repositories/" + Api.path(name) + "/immutability",
                                Api.body().put("immutableTags", immutable)),
                "Tags of " + name + (immutable ? " cannot be moved any more." : " can be moved."));
    }
}
