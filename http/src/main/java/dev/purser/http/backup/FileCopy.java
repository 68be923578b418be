package dev.purser.http.backup;

import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Copies one file so that the copy survives a power cut. */
final class FileCopy {
    private FileCopy() {}

    /** Copies content and, where there are any, permissions: a key stays its owner's alone. */
    static void durable(Path from, Path to) throws IOException {
        try (FileChannel source = FileChannel.open(from, StandardOpenOption.READ);
                FileChannel target = FileChannel.open(to, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
            }
            long size = source.size();
            for (long at = 0; at < size; ) {
                long moved = source.transferTo(at, size - at, target);
                if (moved <= 0) {
                    break;
                }
                at += moved;
            }
            DurableFiles.sync(target);
        }
        DurableFiles.syncFolder(to.getParent());
    }
}
