package dev.purser.cli.record;

import dev.purser.aws.digest.DigestVerifier;
import dev.purser.aws.digest.PublicKeys;
import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import dev.purser.journal.verify.RecordedIds;
import dev.purser.storage.object.FolderObjectStore;
import dev.purser.storage.object.ObjectStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Checks the files of trails in a folder, with or without the journal that they were written from. */
final class TrailVerification {
    private TrailVerification() {}

    static int run(Path trail, Optional<Path> keys, Optional<Path> journal, VerificationView view) {
        if (!Files.isDirectory(trail)) {
            throw new CommandException(
                    ExitCode.NOT_FOUND,
                    "there is no folder " + trail,
                    "Name the bucket's folder, or a copy of it that keeps the objects' metadata.");
        }
        Map<String, PublicKey> trusted = keys(keys);
        Optional<Set<UUID>> recorded = journal.map(TrailVerification::ids);
        try (FolderObjectStore store = new FolderObjectStore(trail)) {
            new DigestVerifier(store, trusted, recorded, (finding, text) -> {
                        switch (finding) {
                            case GOOD -> view.good(text);
                            case NOTE -> view.note(text);
                            case WRONG -> view.wrong(text);
                        }
                    })
                    .run();
        } catch (ObjectStoreException unreadable) {
            throw new CommandException(
                    ExitCode.FAILURE, "the folder cannot be read: " + unreadable.getMessage(), "Check its rights.");
        }
        return view.end(
                view.intact()
                        ? "the trail's files are complete and unaltered up to the last digest; nothing later is known"
                        : "the trail's files are not what was signed");
    }

    private static Map<String, PublicKey> keys(Optional<Path> file) {
        if (file.isEmpty()) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "a trail is checked with its public keys",
                    "Get them with 'aws cloudtrail list-public-keys' and name the file with --digest-keys.");
        }
        try {
            return PublicKeys.parse(Files.readAllBytes(file.get()));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.USAGE,
                    file.get() + " holds no digest keys: " + e.getMessage(),
                    "Give what 'aws cloudtrail list-public-keys' printed.");
        }
    }

    private static Set<UUID> ids(Path folder) {
        Set<UUID> ids = new HashSet<>();
        try {
            RecordedIds.each(FolderVerification.journal(folder), (sequence, id) -> ids.add(id));
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.NOT_FOUND, folder + " holds no journal", "Name the data folder or its journal folder.");
        }
        return ids;
    }
}
