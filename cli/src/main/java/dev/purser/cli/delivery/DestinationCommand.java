package dev.purser.cli.delivery;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage destinations. */
@Command(
        name = "destination",
        description = "Manage destinations: where records are sent, in which dialect, and how that goes.",
        footer = {
            "  purser destination types",
            "  purser destination create archive --type folder --dialect cloudtrail --set path=archive",
            "  purser destination status"
        },
        subcommands = {
            DestinationListCommand.class,
            DestinationCreateCommand.class,
            DestinationShowCommand.class,
            DestinationUpdateCommand.class,
            DestinationDeleteCommand.class,
            DestinationStatusCommand.class,
            DestinationPauseCommand.class,
            DestinationResumeCommand.class,
            DestinationReplayCommand.class,
            DeadLettersCommand.class,
            DestinationObjectsCommand.class,
            DestinationTypesCommand.class,
            DestinationDialectsCommand.class
        })
public final class DestinationCommand extends GroupCommand {
    static final String ALL = "/purser/v1/destinations";

    /** The path of one. */
    static String path(String name) {
        return ALL + "/" + dev.purser.cli.Api.segment(name);
    }
}
