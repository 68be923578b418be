package dev.purser.cli.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Set how much a namespace may hold. */
@Command(
        name = "set",
        description = "Set how much a namespace may hold.",
        footer = {"  purser quota set team 50G", "  purser quota set team none"})
public final class QuotaSetCommand extends ServerCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The namespace.")
    String name;

    @Parameters(
            index = "1",
            paramLabel = "SIZE",
            description = "Bytes, with K, M, G or T if wanted (1024 each); or none.")
    String size;

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body();
        OptionalLong limit = ByteSize.parse(size);
        if (limit.isPresent()) {
            wanted.put("limit", limit.getAsLong());
        } else {
            wanted.putNull("limit");
        }
        return done(
                api().put("/purser/v1/quotas/" + Api.segment(name), wanted),
                "Namespace " + name + " may hold " + (limit.isPresent() ? limit.getAsLong() + " bytes." : "anything."));
    }
}
