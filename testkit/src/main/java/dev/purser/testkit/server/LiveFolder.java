package dev.purser.testkit.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A folder that a running program writes to meanwhile. What vanishes during a look is no fault and is left out, unlike
 * with {@link Files#walk}, which fails. Without state; any thread.
 *
 * @param root the folder; one that does not exist is an empty one
 */
public record LiveFolder(Path root) {
    /** The regular files below it, sorted by path. */
    public List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        walk(new Look() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        found.sort(null);
        return found;
    }

    /**
     * Copies what a crash at this moment leaves: the files as they are, without an orderly end.
     *
     * @param to a folder that does not exist yet
     * @param without names of folders right below the root that are not copied
     */
    public void copyTo(Path to, Set<String> without) throws IOException {
        walk(new Look() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (root.equals(folder.getParent())
                        && without.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(target(folder));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
                } catch (NoSuchFileException e) {
                    return visitFileFailed(file, e);
                }
                return FileVisitResult.CONTINUE;
            }

            private Path target(Path path) {
                return to.resolve(root.relativize(path).toString());
            }
        });
    }

    private void walk(Look look) throws IOException {
        Files.walkFileTree(root, look);
    }

    /** Goes on where a file or a folder went away. */
    private abstract static class Look extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (e == null || e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
