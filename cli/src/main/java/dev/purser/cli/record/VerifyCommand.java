package dev.purser.cli.record;

import dev.purser.cli.ServerCommand;
import dev.purser.journal.tile.NoteVerifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks that the record is what was signed: of a running server, or of a folder without any server. */
@Command(
        name = "verify",
        description = {
            "Check that the record is complete and unaltered. Exit code 0 if it is, 3 if not.",
            "Of a server: the signature of its checkpoint, that the record only grew since the checkpoint that was seen"
                    + " last (or the one given), and the server's own check of every record. With --entries every leaf is"
                    + " fetched and the tree worked out here, so that the server need not be trusted.",
            "Of a folder (a journal, a data folder, a backup or an export): everything, with nothing but the files.",
            "Of a trail's files (--trail): signatures, hashes and the chain of digests; with --folder also that every"
                    + " record in them is of an event in that journal."
        },
        footer = {
            "  purser verify",
            "  purser verify --key audit.pub --known checkpoint-2026-10.txt --entries",
            "  purser verify --folder /mnt/evidence/journal --key audit.pub --known checkpoint.txt",
            "  purser verify --trail /mnt/bucket --digest-keys keys.json --folder /mnt/evidence/journal"
        })
public final class VerifyCommand extends ServerCommand {
    @Option(names = "--folder", paramLabel = "DIR", description = "Check this folder instead of a server.")
    Optional<Path> folder = Optional.empty();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "A file with the public key (name+id+base64) that is trusted; may be repeated.")
    List<Path> keys = List.of();

    @Option(
            names = "--known",
            paramLabel = "FILE",
            description = "A checkpoint that was kept elsewhere; the record must reach it and agree. May be repeated.")
    List<Path> known = List.of();

    @Option(names = "--entries", description = "Fetch every leaf from the server and work the tree out here.")
    boolean entries;

    @Option(names = "--trail", paramLabel = "DIR", description = "Check the files of CloudTrail trails in this folder.")
    Optional<Path> trail = Optional.empty();

    @Option(
            names = "--digest-keys",
            paramLabel = "FILE",
            description = "The keys that digests are signed with, as 'aws cloudtrail list-public-keys' prints them.")
    Optional<Path> digestKeys = Optional.empty();

    @Override
    public Integer call() {
        if (trail.isPresent()) {
            return TrailVerification.run(trail.get(), digestKeys, folder, new VerificationView(out(), json()));
        }
        List<NoteVerifier> trusted = Trusted.keys(keys);
        List<String> notes = Trusted.notes(known);
        VerificationView view = new VerificationView(out(), json());
        if (folder.isPresent()) {
            return new FolderVerification(trusted, notes).run(folder.get(), view);
        }
        WitnessStore witness = new WitnessStore(surroundings().configFolder());
        return new ServerVerification(api(), address(), witness, trusted, notes).run(entries, view);
    }
}
