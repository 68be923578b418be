package dev.purser.cli.identity;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage registry tokens, which stand in for a password. */
@Command(
        name = "token",
        description = "Manage registry tokens, which stand in for a password.",
        footer = {"  purser token create --description 'my laptop' --days 30"},
        subcommands = {
            TokenListCommand.class,
            TokenCreateCommand.class,
            TokenShowCommand.class,
            TokenDeleteCommand.class
        })
public final class TokenCommand extends GroupCommand {}
