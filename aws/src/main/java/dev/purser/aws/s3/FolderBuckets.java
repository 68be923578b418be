package dev.purser.aws.s3;

import dev.purser.storage.object.FolderObjectStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The folders below one folder, each of them a bucket: what trails to folders write. */
public final class FolderBuckets implements Buckets, AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final Path root;
    private final Map<String, FolderObjectStore> open = new ConcurrentHashMap<>();

    /**
     * @param root need not exist
     */
    public FolderBuckets(Path root) {
        this.root = root;
    }

    @Override
    public Optional<Bucket> find(String name) {
        return is(name)
                ? Optional.of(
                        new StoreBucket(open.computeIfAbsent(name, one -> new FolderObjectStore(root.resolve(one)))))
                : Optional.empty();
    }

    private boolean is(String name) {
        return NAME.matcher(name).matches() && Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public List<String> names() {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.map(folder -> folder.getFileName().toString())
                    .filter(this::is)
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        open.values().forEach(FolderObjectStore::close);
        open.clear();
    }
}
