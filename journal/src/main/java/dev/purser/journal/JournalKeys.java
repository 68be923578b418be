package dev.purser.journal;

import dev.purser.journal.tile.CheckpointSigner;
import dev.purser.journal.tile.NoteSigner;
import dev.purser.journal.tile.NoteVerifier;
import dev.purser.journal.tile.SignedNote;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that sign checkpoints. The secret one is in a file that only the owner may read; the public ones lie with the
 * journal, so that a copy of its folder can be verified.
 *
 * <p>A rotation has three steps, each durable before the next: the new key is made beside the old one; a checkpoint
 * bears the signatures of both; the new one takes the old one's place. A crash leaves one of these moments.
 */
final class JournalKeys {
    private static final String CURRENT = "journal.key";
    private static final String NEXT = "journal.key.next";

    private final Path folder;
    private final Path publicKeys;
    private final String origin;
    private NoteSigner current;

    private JournalKeys(Path folder, Path publicKeys, String origin, NoteSigner current) {
        this.folder = folder;
        this.publicKeys = publicKeys;
        this.origin = origin;
        this.current = current;
    }

    /** True if there is a secret key. */
    static boolean exist(Path folder) {
        return Files.exists(folder.resolve(CURRENT));
    }

    /** Makes the first key of a journal that has none. */
    static void make(Path folder, Path publicKeys, String origin) throws IOException {
        DurableFiles.createFolders(folder);
        NoteSigner key = NoteSigner.generate(origin);
        keep(folder.resolve(CURRENT), key);
        publish(publicKeys, List.of(key.verifier()));
    }

    static JournalKeys load(Path folder, Path publicKeys, String origin) throws IOException {
        NoteSigner key = read(folder.resolve(CURRENT));
        List<NoteVerifier> known = published(publicKeys);
        if (!known.contains(key.verifier())) {
            List<NoteVerifier> all = new ArrayList<>(known);
            all.add(key.verifier());
            publish(publicKeys, all);
        }
        return new JournalKeys(folder, publicKeys, origin, key);
    }

    private static NoteSigner read(Path file) throws IOException {
        return NoteSigner.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip());
    }

    private static void keep(Path file, NoteSigner key) throws IOException {
        DurableFiles.writeOwnerOnly(file, (key.secretText() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void publish(Path file, List<NoteVerifier> keys) throws IOException {
        StringBuilder lines = new StringBuilder();
        keys.forEach(key -> lines.append(key.text()).append('\n'));
        DurableFiles.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The public keys that lie with a journal, the newest last. */
    static List<NoteVerifier> published(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(NoteVerifier::parse)
                .toList();
    }

    /** True if one of the journal's keys signed the note. */
    static boolean verifies(Path publicKeys, String note) throws IOException {
        SignedNote signed = SignedNote.parse(note);
        return published(publicKeys).stream().anyMatch(key -> key.verifies(signed));
    }

    NoteVerifier verifier() {
        return current.verifier();
    }

    CheckpointSigner signer() {
        return new CheckpointSigner(origin, current);
    }

    /** The key that will take the current one's place, made if it is not there yet. */
    NoteVerifier prepareNext() throws IOException {
        Optional<NoteSigner> prepared = next();
        if (prepared.isPresent()) {
            return prepared.get().verifier();
        }
        NoteSigner key = NoteSigner.generate(origin);
        keep(folder.resolve(NEXT), key);
        return key.verifier();
    }

    private Optional<NoteSigner> next() throws IOException {
        Path file = folder.resolve(NEXT);
        return Files.exists(file) ? Optional.of(read(file)) : Optional.empty();
    }

    /** Signs with the current key and the next one. */
    CheckpointSigner bothSigner() throws IOException {
        return new CheckpointSigner(
                origin,
                List.of(current, next().orElseThrow(() -> new IllegalStateException("no next key was prepared"))));
    }

    /** Puts the next key in the current one's place. */
    void switchOver() throws IOException {
        NoteSigner key = next().orElseThrow(() -> new IllegalStateException("no next key was prepared"));
        List<NoteVerifier> all = new ArrayList<>(published(publicKeys));
        if (!all.contains(key.verifier())) {
            all.add(key.verifier());
            publish(publicKeys, all);
        }
        DurableFiles.move(folder.resolve(NEXT), folder.resolve(CURRENT));
        current = key;
    }
}
