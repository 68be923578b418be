package dev.purser.cli.identity;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage access-key pairs, for requests signed as AWS clients do. */
@Command(
        name = "key",
        description = "Manage access-key pairs, for requests signed as AWS clients do.",
        footer = {"  purser key create", "  purser key update AKIA... --disable"},
        subcommands = {KeyListCommand.class, KeyCreateCommand.class, KeyUpdateCommand.class, KeyDeleteCommand.class})
public final class KeyCommand extends GroupCommand {}
