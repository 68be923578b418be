package dev.purser.cli.record;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.cli.ServerCommand;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.Tile;
import dev.purser.journal.verify.StaticLog;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the record as a static folder that any transparency-log tool reads. */
@Command(
        name = "export",
        description = {
            "Write the record as a static folder in the layout of C2SP tlog-tiles, for others to keep and to check.",
            "It holds what happened and no private part, so nobody's name or address. From a running server, or from a"
                    + " journal's folder."
        },
        footer = {"  purser journal export --to /srv/log", "  purser journal export --folder data/journal --to /srv/log"
        })
public final class JournalExportCommand extends ServerCommand {
    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where to write it; made if missing.")
    Path target;

    @Option(names = "--folder", paramLabel = "DIR", description = "Export this journal instead of a server's.")
    Optional<Path> folder = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Checkpoint checkpoint = folder.isPresent() ? fromFolder(folder.get()) : fromServer();
        out().println("Wrote " + target + ", up to " + checkpoint.size() + ".");
        return ExitCode.OK;
    }

    private Checkpoint fromFolder(Path journal) throws IOException {
        try {
            return StaticLog.export(FolderVerification.journal(journal), target);
        } catch (NoSuchFileException e) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, journal + " holds no journal with a checkpoint", "Name the data folder.");
        }
    }

    /** Full tiles that are there already are not fetched again; the checkpoint is written last. */
    private Checkpoint fromServer() throws IOException {
        RemoteLog log = new RemoteLog(api());
        Checkpoint checkpoint = log.checkpoint();
        for (int level = Tile.ENTRIES; level == Tile.ENTRIES || Tile.count(level, checkpoint.size()) > 0; level++) {
            for (Tile tile : RemoteLog.tiles(level, checkpoint.size())) {
                Path file = target.resolve(tile.path());
                if (!tile.full() || !Files.exists(file)) {
                    DurableFiles.createFolders(file.getParent());
                    DurableFiles.write(file, log.tile(tile));
                }
            }
        }
        DurableFiles.write(target.resolve("checkpoint"), checkpoint.note().getBytes(StandardCharsets.UTF_8));
        return checkpoint;
    }
}
