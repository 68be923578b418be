package dev.purser.journal;

import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;

/** Makes a journal's folder where there is none. */
final class JournalFounding {
    private JournalFounding() {}

    /**
     * Makes folders and keys, and at the very end the format file, by which a journal is known: a crash before leaves
     * nothing that the next start does not make again.
     *
     * @return true if there was no journal
     */
    static boolean found(JournalFolder folder, JournalConfig config) throws IOException {
        boolean fresh = !Files.exists(folder.format());
        DurableFiles.createFolders(folder.segments().path());
        DurableFiles.createFolders(folder.hashes());
        if (!fresh) {
            return false;
        }
        if (!folder.segments().segments().isEmpty()) {
            throw JournalFormat.refused(folder.format(), "there are segments, but no format file");
        }
        if (!JournalKeys.exist(config.keyFolder())) {
            JournalKeys.make(config.keyFolder(), folder.publicKeys(), config.origin());
        }
        new JournalFormat(JournalFormat.CURRENT, config.origin()).write(folder.format());
        return true;
    }
}
