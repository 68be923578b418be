package dev.purser.cli.delivery;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage routes. */
@Command(
        name = "route",
        description = "Manage routes: which events go to which destinations.",
        footer = {"  purser route create writes --to audit-bucket --action 'image.*' --writes-only"},
        subcommands = {
            RouteListCommand.class,
            RouteCreateCommand.class,
            RouteShowCommand.class,
            RouteUpdateCommand.class,
            RouteDeleteCommand.class
        })
public final class RouteCommand extends GroupCommand {}
