package dev.purser.cli.content;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage namespaces. */
@Command(
        name = "namespace",
        description = "Manage namespaces.",
        footer = {"  purser namespace create team", "  purser quota set team 50G"},
        subcommands = {
            NamespaceListCommand.class,
            NamespaceCreateCommand.class,
            NamespaceShowCommand.class,
            NamespaceUpdateCommand.class,
            NamespaceDeleteCommand.class
        })
public final class NamespaceCommand extends GroupCommand {}
