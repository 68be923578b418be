package dev.purser.cli.query.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** A temporary folder, for its owner alone, that is gone when it is closed or the program ends. */
final class Workspace implements AutoCloseable {
    private final Path folder;
    private final Thread atEnd;

    private Workspace(Path folder) {
        this.folder = folder;
        atEnd = new Thread(this::delete);
    }

    static Workspace open() throws IOException {
        Workspace workspace = new Workspace(Files.createTempDirectory("purser-query"));
        Runtime.getRuntime().addShutdownHook(workspace.atEnd);
        return workspace;
    }

    /** A folder in it, made if it is not there. */
    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, IOException failed) throws IOException {
                    Files.deleteIfExists(left);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException stillWritten) {
            // A file that appeared meanwhile: the system's own tidying of temporary folders is left to deal with it.
        }
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException ending) {
            // The program ends anyway.
        }
    }
}
