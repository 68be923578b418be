package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Change a destination's setup. */
@Command(
        name = "update",
        description = "Change what is given of a destination's setup; its position stays.",
        footer = {"  purser destination update bucket --set-file secret-access-key=new.txt"})
public final class DestinationUpdateCommand extends ServerCommand {
    private static final List<String> KEPT =
            List.of("type", "options", "dialect", "dialectOptions", "batching", "description");

    @Parameters(paramLabel = "NAME", description = "The destination.")
    String name;

    @Mixin
    SetupOptions setup = new SetupOptions();

    @Option(names = "--unset", paramLabel = "NAME", description = "Take an option of the type away; may be repeated.")
    List<String> unset = List.of();

    @Override
    public Integer call() {
        JsonNode is = api().get(DestinationCommand.path(name));
        ObjectNode wanted = Api.body();
        for (String member : KEPT) {
            if (is.has(member)) {
                wanted.set(member, is.path(member));
            }
        }
        setup.write(wanted);
        if (!unset.isEmpty()) {
            wanted.withObjectProperty("options").remove(unset);
        }
        return done(api().put(DestinationCommand.path(name), wanted), "Updated destination " + name + ".");
    }
}
