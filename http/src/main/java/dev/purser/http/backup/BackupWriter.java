package dev.purser.http.backup;

import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalFolder;
import dev.purser.metadata.Metadata;
import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies a running server's data folder.
 *
 * <p>The order makes the copy sound: first the database as of one moment, then the journal, which so is never behind a
 * checkpoint that the database knows, then the blobs, which are written before and deleted after the rows that name them.
 * The copy is made under another name, synced, and gets its own name when it is whole. Thread-safe; one at a time.
 */
public final class BackupWriter {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final BackupLayout layout;
    private final FileJournal journal;
    private final Metadata metadata;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    public BackupWriter(BackupLayout layout, FileJournal journal, Metadata metadata, Clock clock) {
        this.layout = layout;
        this.journal = journal;
        this.metadata = metadata;
        this.clock = clock;
    }

    /** Makes a backup in a folder of its own, named by the time. */
    public Backup make() {
        one.lock();
        try {
            Instant now = clock.instant();
            Path whole = layout.backups().resolve(NAME.format(now));
            Path making = layout.backups().resolve(NAME.format(now) + ".part");
            DurableFiles.createFolders(making);
            Copy copy = new Copy(making);
            List<String> leftOut = new ArrayList<>();
            if (layout.database().isPresent()) {
                Path target = copy.target(layout.database().get());
                DurableFiles.createFolders(target.getParent());
                metadata.backup(target);
                copy.count(target);
            } else {
                leftOut.add("the PostgreSQL database: use pg_dump, before this backup");
            }
            long events = journal.size();
            copyJournal(copy);
            copy.tree(layout.keys());
            if (layout.blobs().isPresent()) {
                copy.tree(layout.blobs().get());
            } else {
                leftOut.add("the object store that holds the blobs");
            }
            DurableFiles.move(making, whole);
            return new Backup(whole, now, events, copy.files, copy.bytes, leftOut);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            one.unlock();
        }
    }

    /**
     * The checkpoint before the segments, so that the copy holds all that it covers; only segments that are written no
     * more, since a copy of a file in use could hold a later record without an earlier one. Derived files are left out.
     */
    private void copyJournal(Copy copy) throws IOException {
        JournalFolder folder = new JournalFolder(layout.journal());
        journal.checkpointNow();
        for (Path file : List.of(folder.format(), folder.publicKeys(), folder.trimmed(), folder.checkpoint())) {
            if (Files.exists(file)) {
                copy.file(file);
            }
        }
        copy.tree(folder.rotations());
        for (Path segment : journal.finishedSegments()) {
            copy.file(segment);
        }
    }

    /** A copy while it is made. */
    private final class Copy {
        private final Path to;
        private long files;
        private long bytes;

        Copy(Path to) {
            this.to = to;
        }

        Path target(Path file) {
            return to.resolve(layout.data().relativize(file).toString());
        }

        void file(Path file) throws IOException {
            Path target = target(file);
            DurableFiles.createFolders(target.getParent());
            FileCopy.durable(file, target);
            count(target);
        }

        void count(Path target) throws IOException {
            files++;
            bytes += Files.size(target);
        }

        /** All files below a folder; one that goes away meanwhile was not needed. */
        void tree(Path folder) throws IOException {
            if (!Files.isDirectory(folder)) {
                return;
            }
            DurableFiles.createFolders(target(folder));
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (attributes.isRegularFile()) {
                        try {
                            Copy.this.file(file);
                        } catch (NoSuchFileException collected) {
                            return FileVisitResult.CONTINUE;
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
                    if (gone instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw gone;
                }
            });
        }
    }
}
