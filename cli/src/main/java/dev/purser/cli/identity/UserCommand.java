package dev.purser.cli.identity;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage local users. */
@Command(
        name = "user",
        description = "Manage local users.",
        footer = {"  purser user create alice", "  purser role assign alice writer --namespace team"},
        subcommands = {
            UserListCommand.class,
            UserCreateCommand.class,
            UserShowCommand.class,
            UserUpdateCommand.class,
            UserDeleteCommand.class,
            UserPasswordCommand.class
        })
public final class UserCommand extends GroupCommand {}
