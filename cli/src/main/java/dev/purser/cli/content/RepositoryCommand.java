package dev.purser.cli.content;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage repositories, their immutability and their locks. */
@Command(
        name = "repository",
        description = "Manage repositories, their immutability and their locks.",
        footer = {"  purser repository immutable team/app on", "  purser repository lock team/app v1.0 --write --delete"
        },
        subcommands = {
            RepositoryListCommand.class,
            RepositoryCreateCommand.class,
            RepositoryShowCommand.class,
            RepositoryDeleteCommand.class,
            RepositoryImmutableCommand.class,
            RepositoryLockCommand.class
        })
public final class RepositoryCommand extends GroupCommand {}
