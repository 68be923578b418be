package dev.purser.cli.content;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Manage how much a namespace may hold. */
@Command(
        name = "quota",
        description = "Manage how much a namespace may hold.",
        footer = {"  purser quota show team", "  purser quota set team 50G"},
        subcommands = {QuotaShowCommand.class, QuotaSetCommand.class})
public final class QuotaCommand extends GroupCommand {}
