package dev.purser.cli.record;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.journal.tile.Checkpoint;
import dev.purser.journal.tile.MalformedNoteException;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.verify.Finding;
import dev.purser.journal.verify.VerificationReport;
import dev.purser.journal.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Checks a journal or an export in a folder, without any server. */
final class FolderVerification {
    private static final int SHOWN = 50;

    private final Verifier verifier;

    FolderVerification(List<NoteVerifier> keys, List<String> known) {
        this.verifier = new Verifier(keys, known);
    }

    /** The folder of the journal: the one given, or the one called journal in it. */
    static Path journal(Path folder) {
        Path inside = folder.resolve("journal");
        return Files.isDirectory(inside) ? inside : folder;
    }

    int run(Path folder, VerificationView view) {
        VerificationReport report;
        try {
            report = verifier.verify(journal(folder));
        } catch (NoSuchFileException e) {
            throw new CommandException(
                    ExitCode.NOT_FOUND,
                    folder + " holds no journal and no exported log",
                    "Name the data folder, its journal folder, or what 'purser journal export' wrote.");
        } catch (MalformedNoteException e) {
            throw new CommandException(ExitCode.USAGE, "a known checkpoint is none: " + e.getMessage(), "");
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILURE, "the folder cannot be read: " + e.getMessage(), "");
        }
        view.fact("first", report.first());
        view.fact("size", report.size());
        view.fact("checkpoint", report.latest().map(Checkpoint::size).orElse(0L));
        view.fact("erased", report.erased());
        report.firstWrong().ifPresent(sequence -> view.fact("firstWrong", sequence));
        report.findings().stream().limit(SHOWN).forEach(finding -> show(finding, view));
        if (report.findings().size() > SHOWN) {
            view.note((report.findings().size() - SHOWN) + " findings more");
        }
        if (report.erased() > 0) {
            view.good(report.erased() + " private parts are erased on the record");
        }
        if (!report.intact() && view.intact()) {
            view.wrong(report.wrong() + " findings");
        }
        return view.end(report.summary());
    }

    private static void show(Finding finding, VerificationView view) {
        String text = finding.range().map(range -> "record " + range + ": ").orElse("")
                + finding.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + finding.detail();
        if (finding.kind().wrong()) {
            view.wrong(text);
        } else {
            view.note(text);
        }
    }
}
