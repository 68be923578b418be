package dev.purser.cli.identity;

import dev.purser.cli.Api;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Replace a password: your own, or as an administrator anybody's. Tokens made before no longer hold. */
@Command(
        name = "password",
        description =
                "Replace a password: your own, or as an administrator anybody's. Tokens made before no longer hold.",
        footer = {"  purser user password alice"})
public final class UserPasswordCommand extends ServerCommand {
    @Parameters(paramLabel = "NAME", description = "The user.")
    String name;

    @Option(names = "--password-stdin", description = "Read the new password from standard input.")
    boolean fromInput;

    @Override
    public Integer call() {
        String password = surroundings().secret(fromInput, "New password for " + name + ": ");
        api().put(
                        "/purser/v1/users/" + Api.segment(name) + "/password",
                        Api.body().put("password", password));
        out().println("Replaced the password of " + name + ". Log in again with it.");
        return ExitCode.OK;
    }
}
