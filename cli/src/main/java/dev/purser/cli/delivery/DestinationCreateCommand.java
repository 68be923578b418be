package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ServerCommand;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Set up a destination. */
@Command(
        name = "create",
        description = {
            "Set up a destination, after it was written to once. A route has to lead to it: see 'purser route create'.",
            "Secrets are kept encrypted and shown to nobody; give them with --set-file."
        },
        footer = {
            "  purser destination create archive --type folder --dialect azure --set path=archive",
            "  purser destination create siem --type syslog --dialect cef --set host=siem.example --set transport=tls",
            "  purser destination create bucket --type s3 --dialect cloudtrail --set bucket=audit --set region=eu-west-1"
                    + " --set access-key-id=AKIA… --set-file secret-access-key=secret.txt"
        })
public final class DestinationCreateCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The destination's name.")
    String name;

    @Mixin
    SetupOptions setup = new SetupOptions();

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            description =
                    "The first event that it may get: now, beginning, an event's number, or a time. Default: now.")
    Optional<String> from = Optional.empty();

    @Override
    public Integer call() {
        ObjectNode wanted = Api.body().put("name", name);
        setup.write(wanted);
        from.ifPresent(where -> wanted.put("from", where));
        JsonNode made = api().post(DestinationCommand.ALL, wanted);
        return done(made, "Set up destination " + name + ". It gets what a route leads to it.");
    }
}
