package dev.purser.testkit.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A layer: a tar archive under gzip.
 *
 * @param blob the compressed archive, as OCI's media type
 * @param diffId the digest of the archive before compression
 */
public record Layer(Blob blob, String diffId) {
    /** The layer of those entries; the same entries give the same bytes. */
    public static Layer of(List<TarEntry> entries) {
        byte[] tar = Tar.of(entries);
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(tar);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new Layer(new Blob(MediaTypes.OCI_LAYER, zipped.toByteArray()), Digests.sha256(tar));
    }

    /** A layer of one file. */
    public static Layer file(String path, byte[] bytes) {
        return of(List.of(new TarEntry.File(path, 0644, bytes)));
    }

    /** The layer of everything below a folder: files, folders and symbolic links. */
    public static Layer tree(Path folder) throws IOException {
        List<TarEntry> entries = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted().toList()) {
                String name = folder.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    entries.add(
                            new TarEntry.Link(name, Files.readSymbolicLink(path).toString()));
                } else if (Files.isRegularFile(path)) {
                    entries.add(new TarEntry.File(name, mode(path), Files.readAllBytes(path)));
                } else if (Files.isDirectory(path) && !name.isEmpty()) {
                    entries.add(new TarEntry.Folder(name, mode(path)));
                }
            }
        }
        return of(entries);
    }

    private static int mode(Path path) throws IOException {
        int mode = 0;
        for (PosixFilePermission each : Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)) {
            mode |= 1 << (PosixFilePermission.values().length - 1 - each.ordinal());
        }
        return mode;
    }
}
