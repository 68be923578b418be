package dev.purser.cli.lake;

import dev.purser.cli.Api;
import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Look after the tables that the record can be asked in. */
@Command(
        name = "lake",
        description = "Look after the tables that the record can be asked in.",
        footer = {"  purser lake status", "  purser lake rebuild CloudTrail"},
        subcommands = {LakeStatusCommand.class, LakeRebuildCommand.class})
public final class LakeCommand extends GroupCommand {
    static final String TABLES = "/purser/v1/lake/tables";

    static String path(String table) {
        return TABLES + "/" + Api.segment(table);
    }
}
