package dev.purser.cli.identity;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage from where requests are admitted. */
@Command(
        name = "network",
        description = "Manage from where requests are admitted.",
        footer = {"  purser network set --private-only --allow 10.0.0.0/8"},
        subcommands = {NetworkShowCommand.class, NetworkSetCommand.class})
public final class NetworkCommand extends GroupCommand {}
