package dev.purser.cli.record;

import dev.purser.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Look after the journal. */
@Command(
        name = "journal",
        description = "Look after the journal: its state, its key, a copy for others to check.",
        footer = {"  purser journal status", "  purser journal key > audit.pub", "  purser journal export --to /srv/log"
        },
        subcommands = {
            JournalStatusCommand.class,
            JournalKeyCommand.class,
            JournalRotateKeyCommand.class,
            JournalExportCommand.class
        })
public final class JournalCommand extends GroupCommand {}
