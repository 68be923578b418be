package dev.purser.cli.record;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.NoteVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what the user trusts from files: public keys and checkpoints. */
final class Trusted {
    private Trusted() {}

    /** The keys of all files, one a line. */
    static List<NoteVerifier> keys(List<Path> files) {
        List<NoteVerifier> keys = new ArrayList<>();
        for (Path file : files) {
            try {
                text(file)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .map(NoteVerifier::parse)
                        .forEach(keys::add);
            } catch (MalformedNoteException e) {
                throw new CommandException(
                        ExitCode.USAGE,
                        file + " holds no public key: " + e.getMessage(),
                        "It is one line: name+id+base64, as 'purser journal key' prints it.");
            }
        }
        return keys;
    }

    static List<String> notes(List<Path> files) {
        return files.stream().map(Trusted::text).toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, file + " cannot be read", "Check the path.");
        }
    }
}
