package dev.purser.storage;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Blobs as files below one folder: {@code uploads/<name>} while they grow, {@code blobs/<first two letters>/<name>} once
 * they are whole. Thread-safe.
 */
public final class FileBlobDriver implements BlobDriver {
    private static final int SHARD = 2;

    private final Path uploads;
    private final Path blobs;
    /** Shards whose own name this process has synced: another writer, or one that crashed, may have made a folder only. */
    private final Set<Path> durableShards = ConcurrentHashMap.newKeySet();

    /**
     * @param folder made where there is none
     */
    public FileBlobDriver(Path folder) throws IOException {
        uploads = folder.resolve("uploads");
        blobs = folder.resolve("blobs");
        DurableFiles.createFolders(uploads);
        DurableFiles.createFolders(blobs);
    }

    @Override
    public void createUpload(String upload) throws IOException {
        FileChannel.open(uploadFile(upload), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
    }

    @Override
    public long uploadSize(String upload) throws IOException {
        return Files.size(uploadFile(upload));
    }

    @Override
    public OutputStream append(String upload, long offset) throws IOException {
        FileChannel channel = FileChannel.open(uploadFile(upload), StandardOpenOption.WRITE);
        if (channel.size() != offset) {
            channel.close();
            throw new IllegalArgumentException("an upload is continued at its end");
        }
        channel.position(offset);
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                write(new byte[] {(byte) one}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                ByteBuffer rest = ByteBuffer.wrap(bytes, from, length);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public InputStream readUpload(String upload) throws IOException {
        return Files.newInputStream(uploadFile(upload));
    }

    @Override
    public long commit(String upload, String blob) throws IOException {
        Path from = uploadFile(upload);
        Path to = blobFile(blob);
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(blob);
        }
        long size;
        try (FileChannel channel = FileChannel.open(from, StandardOpenOption.WRITE)) {
            // A blob is as old as its commit, however long ago the upload's last byte came.
            Files.setLastModifiedTime(from, FileTime.from(Instant.now()));
            DurableFiles.sync(channel);
            size = channel.size();
        }
        prepare(to.getParent());
        DurableFiles.move(from, to);
        return size;
    }

    private void prepare(Path shard) throws IOException {
        if (!durableShards.contains(shard)) {
            DurableFiles.createFolders(shard);
            DurableFiles.syncFolder(blobs);
            durableShards.add(shard);
        }
    }

    @Override
    public void deleteUpload(String upload) throws IOException {
        Files.delete(uploadFile(upload));
    }

    @Override
    public BlobContent open(String blob) throws IOException {
        Path file = blobFile(blob);
        return new BlobContent(Files.size(file), Optional.of(file), (offset, length) -> {
            FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.READ).position(offset);
            return new Slice(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16), length);
        });
    }

    @Override
    public void delete(String blob) throws IOException {
        DurableFiles.delete(blobFile(blob));
    }

    @Override
    public Stream<StoredBlob> blobs() throws IOException {
        return names(blobs).stream().flatMap(FileBlobDriver::shard);
    }

    private static Stream<StoredBlob> shard(Path shard) {
        try {
            List<StoredBlob> found = new ArrayList<>();
            for (Path file : names(shard)) {
                size(file)
                        .ifPresent(size ->
                                found.add(new StoredBlob(file.getFileName().toString(), size.bytes(), size.changed())));
            }
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> names(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            List<Path> found = new ArrayList<>();
            files.forEach(found::add);
            return found;
        }
    }

    @Override
    public Stream<StoredUpload> uploads() throws IOException {
        List<StoredUpload> found = new ArrayList<>();
        for (Path file : names(uploads)) {
            size(file)
                    .ifPresent(size ->
                            found.add(new StoredUpload(file.getFileName().toString(), size.bytes(), size.changed())));
        }
        return found.stream();
    }

    @Override
    public void close() {}

    private record Size(long bytes, Instant changed) {}

    private static Optional<Size> size(Path file) throws IOException {
        try {
            return Optional.of(
                    new Size(Files.size(file), Files.getLastModifiedTime(file).toInstant()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private Path uploadFile(String upload) {
        return uploads.resolve(BlobName.require(upload));
    }

    private Path blobFile(String blob) {
        return blobs.resolve(BlobName.require(blob).substring(0, SHARD)).resolve(blob);
    }

    /** The first bytes of a stream, and no more. */
    private static final class Slice extends FilterInputStream {
        private long left;

        private Slice(InputStream in, long length) {
            super(in);
            left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = super.read(target, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }

        @Override
        public long skip(long many) throws IOException {
            long skipped = super.skip(Math.min(many, left));
            left -= skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
