package dev.purser.storage.object;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Walks a folder in the order of whole names, and only where names that are asked for can be. */
final class FolderListing {
    /** Says of a file whether it is an object, and adds it to the answer. */
    interface Found {
        void add(String name, Path file) throws IOException;
    }

    private record Entry(String name, Path path, boolean folder) {}

    private final String prefix;
    private final String after;
    private final Found found;

    FolderListing(String prefix, String after, Found found) {
        this.prefix = prefix;
        this.after = after;
        this.found = found;
    }

    /** Stops when {@code found} throws {@link Enough}. */
    void walk(Path root) throws IOException {
        try {
            walk(root, "");
        } catch (Enough enough) {
            // What was asked for has been found.
        }
    }

    /** As many as were asked for. */
    static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }

    private void walk(Path folder, String above) throws IOException {
        for (Entry entry : entries(folder, above)) {
            if (entry.folder()) {
                if (mayHold(entry.name())) {
                    walk(entry.path(), entry.name());
                }
            } else if (entry.name().startsWith(prefix) && FolderNames.ORDER.compare(entry.name(), after) > 0) {
                found.add(entry.name(), entry.path());
            }
        }
    }

    private boolean mayHold(String folder) {
        boolean prefixed = folder.startsWith(prefix) || prefix.startsWith(folder);
        return prefixed && (after.startsWith(folder) || FolderNames.ORDER.compare(folder, after) > 0);
    }

    /** What is in a folder, folders with the slash that follows them in a name, which is what they sort by. */
    private static List<Entry> entries(Path folder, String above) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = above + file.getFileName();
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    if (!name.equals(FolderNames.HIDDEN)) {
                        entries.add(new Entry(name + "/", file, true));
                    }
                } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    entries.add(new Entry(name, file, false));
                }
            }
        } catch (NoSuchFileException gone) {
            return List.of();
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(Comparator.comparing(Entry::name, FolderNames.ORDER));
        return entries;
    }
}
