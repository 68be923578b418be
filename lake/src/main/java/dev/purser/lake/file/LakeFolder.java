package dev.purser.lake.file;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lake's folder: {@code manifest.json}, and below the table's name and the day its Parquet files. Thread-safe but for
 * {@link #save}, which is for one at a time.
 */
public final class LakeFolder {
    private static final Logger log = LoggerFactory.getLogger(LakeFolder.class);
    private static final String MANIFEST = "manifest.json";
    private static final LocalDate DAY_ZERO = LocalDate.of(1, 1, 1);

    /** What a file is called while it is written. */
    static final String UNFINISHED = ".tmp";

    private final Path folder;
    private final LakeDisk disk;

    public LakeFolder(Path folder, LakeDisk disk) {
        this.folder = folder.toAbsolutePath().normalize();
        this.disk = disk;
    }

    public LakeDisk disk() {
        return disk;
    }

    /** Where a file is. */
    public Path path(LakeFile file) {
        return folder.resolve(file.path());
    }

    Path path(String file) {
        return folder.resolve(file);
    }

    /** A name that no file of the lake ever had; the first event's number in it is for whoever looks. */
    static String fresh(String table, long day, long first) {
        return table + "/day=" + DAY_ZERO.plusDays(day) + '/' + Math.max(0, first) + '-' + UUID.randomUUID()
                + ".parquet";
    }

    /**
     * The manifest; empty if the folder is new. One that cannot be read is put aside with all that it named, so that the
     * lake begins anew.
     */
    public Optional<Manifest> load() throws IOException {
        disk.folders(folder);
        try {
            return Optional.of(ManifestCodec.read(Files.readAllBytes(folder.resolve(MANIFEST))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return aside(e);
        } catch (IOException e) {
            if (Files.isReadable(folder.resolve(MANIFEST))) {
                return aside(e);
            }
            throw e;
        }
    }

    private Optional<Manifest> aside(IOException why) throws IOException {
        Path aside = folder.resolveSibling(folder.getFileName() + ".unreadable-" + UUID.randomUUID());
        log.error("manifest of the lake cannot be read, the lake is made anew: aside={} error=\"{}\"", aside, why);
        Files.move(folder, aside);
        disk.folders(folder);
        return Optional.empty();
    }

    /** Puts another manifest in its place. If it throws, it is unknown which of the two survives a crash. */
    public void save(Manifest manifest) throws IOException {
        disk.write(folder.resolve(MANIFEST), ManifestCodec.write(manifest));
    }

    /** True if a file is there and has its size. */
    public boolean whole(LakeFile file) {
        try {
            return Files.size(path(file)) == file.bytes();
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes what a manifest does not name: files that a crash left. */
    public void sweep(Manifest manifest) throws IOException {
        Set<String> named = manifest.paths();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String path = folder.relativize(file).toString().replace('\\', '/');
                boolean ours = path.endsWith(".parquet") || path.endsWith(UNFINISHED);
                if (ours && !named.contains(path)) {
                    disk.delete(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (!visited.equals(folder)) {
                    try {
                        Files.delete(visited);
                    } catch (DirectoryNotEmptyException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
