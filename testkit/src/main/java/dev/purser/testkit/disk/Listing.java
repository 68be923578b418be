package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The names of a folder at the moment that it was opened. */
final class Listing implements DirectoryStream<Path> {
    private final Path folder;
    private final List<String> names;
    private final Filter<? super Path> filter;
    private boolean used;

    Listing(Path folder, List<String> names, Filter<? super Path> filter) {
        this.folder = folder;
        this.names = names;
        this.filter = filter;
    }

    @Override
    public Iterator<Path> iterator() {
        if (used) {
            throw new IllegalStateException("a directory stream is iterated once");
        }
        used = true;
        List<Path> paths = new ArrayList<>();
        for (String name : names) {
            Path path = folder.resolve(name);
            try {
                if (filter.accept(path)) {
                    paths.add(path);
                }
            } catch (IOException failed) {
                throw new DirectoryIteratorException(failed);
            }
        }
        return List.copyOf(paths).iterator();
    }

    @Override
    public void close() {
        used = true;
    }
}
