package dev.purser.cli;

import dev.purser.cli.content.NamespaceCommand;
import dev.purser.cli.content.QuotaCommand;
import dev.purser.cli.content.RepositoryCommand;
import dev.purser.cli.convert.ConvertCommand;
import dev.purser.cli.delivery.DestinationCommand;
import dev.purser.cli.delivery.RouteCommand;
import dev.purser.cli.identity.KeyCommand;
import dev.purser.cli.identity.NetworkCommand;
import dev.purser.cli.identity.RobotCommand;
import dev.purser.cli.identity.RoleCommand;
import dev.purser.cli.identity.TokenCommand;
import dev.purser.cli.identity.UserCommand;
import dev.purser.cli.lake.LakeCommand;
import dev.purser.cli.query.QueryCommand;
import dev.purser.cli.record.EraseCommand;
import dev.purser.cli.record.EventsCommand;
import dev.purser.cli.record.JournalCommand;
import dev.purser.cli.record.VerifyCommand;
import dev.purser.cli.session.LoginCommand;
import dev.purser.cli.session.LogoutCommand;
import dev.purser.cli.session.WhoamiCommand;
import dev.purser.cli.system.BackupCommand;
import dev.purser.cli.system.GcCommand;
import dev.purser.cli.system.RestoreCommand;
import picocli.CommandLine.Command;

/** The list of commands. */
@Command(
        name = "purser",
        description = "A container registry that can answer for everything that ever happened in it.",
        footer = {
            "  ./purser serve                     start the registry here (the door script does this)",
            "  purser login -u admin              keep a credential for http://127.0.0.1:5000",
            "  purser events --follow             see what happens while it happens"
        },
        subcommands = {
            LoginCommand.class,
            LogoutCommand.class,
            WhoamiCommand.class,
            EventsCommand.class,
            VerifyCommand.class,
            JournalCommand.class,
            EraseCommand.class,
            LakeCommand.class,
            RouteCommand.class,
            DestinationCommand.class,
            ConvertCommand.class,
            QueryCommand.class,
            NamespaceCommand.class,
            RepositoryCommand.class,
            QuotaCommand.class,
            UserCommand.class,
            RobotCommand.class,
            RoleCommand.class,
            KeyCommand.class,
            TokenCommand.class,
            NetworkCommand.class,
            GcCommand.class,
            BackupCommand.class,
            RestoreCommand.class
        })
final class PurserCommand extends GroupCommand {}
