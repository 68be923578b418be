package dev.purser.cli.identity;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage robot accounts. */
@Command(
        name = "robot",
        description = "Manage robot accounts.",
        footer = {"  purser robot create ci --grant writer:team --days 90"},
        subcommands = {
            RobotListCommand.class,
            RobotCreateCommand.class,
            RobotShowCommand.class,
            RobotUpdateCommand.class,
            RobotSecretCommand.class,
            RobotDeleteCommand.class
        })
public final class RobotCommand extends GroupCommand {}
