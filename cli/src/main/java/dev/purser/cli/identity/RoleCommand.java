package dev.purser.cli.identity;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage who holds which role: puller, reader, writer, manager, auditor, administrator. */
@Command(
        name = "role",
        description = "Manage who holds which role: puller, reader, writer, manager, auditor, administrator.",
        footer = {
            "  purser role assign alice writer --namespace team",
            "  purser role assign anonymous puller --namespace public"
        },
        subcommands = {RoleListCommand.class, RoleAssignCommand.class, RoleUnassignCommand.class})
public final class RoleCommand extends GroupCommand {}
