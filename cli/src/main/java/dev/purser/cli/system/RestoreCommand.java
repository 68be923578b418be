package dev.purser.cli.system;

import dev.purser.cli.BaseCommand;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.journal.verify.VerificationReport;
import dev.purser.journal.verify.Verifier;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a backup into a new data folder, and verifies the record in it. */
@Command(
        name = "restore",
        description = {
            "Copy a backup into a new data folder for a server to be started on, and verify its record.",
            "Works without a server. The data folder must not exist, or be empty."
        },
        footer = {
            "  purser restore /backups/20261121T045056.000Z --data /srv/purser",
            "  ./purser serve --data=/srv/purser"
        })
public final class RestoreCommand extends BaseCommand {
    @Parameters(paramLabel = "BACKUP", description = "The folder that 'purser backup' made.")
    Path backup;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "The data folder to make.")
    Path data;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(backup.resolve("journal"))) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, backup + " is no backup", "Name the folder that 'purser backup' printed.");
        }
        if (Files.exists(data) && !empty(data)) {
            throw new CommandException(
                    ExitCode.CONFLICT, data + " is not empty", "Name a new folder; nothing is overwritten.");
        }
        try (Stream<Path> files = Files.walk(backup)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                copy(file, data.resolve(backup.relativize(file).toString()));
            }
        }
        VerificationReport report = new Verifier(List.of(), List.of()).verify(data.resolve("journal"));
        out().println((report.intact() ? "VERIFIED: " : "NOT VERIFIED: ") + report.summary());
        if (!report.intact()) {
            return ExitCode.NOT_VERIFIED;
        }
        out().println("Restored into " + data + ". Start it with: ./purser serve --data=" + data);
        return ExitCode.OK;
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.isDirectory(from)) {
            DurableFiles.createFolders(to);
            return;
        }
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE)) {
            DurableFiles.sync(channel);
        }
        DurableFiles.syncFolder(to.getParent());
    }
}
