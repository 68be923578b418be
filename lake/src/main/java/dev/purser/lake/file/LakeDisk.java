package dev.purser.lake.file;

import dev.purser.storage.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the lake does to the disk beside the engine, one method for each step that a crash can come between. */
public class LakeDisk {
    public void folders(Path folder) throws IOException {
        DurableFiles.createFolders(folder);
    }

    /** Makes a file's bytes durable. */
    public void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            DurableFiles.sync(channel);
        }
    }

    /** Gives a file its name, durably. */
    public void move(Path from, Path to) throws IOException {
        DurableFiles.move(from, to);
    }

    /** Replaces a file's content as a whole, durably. */
    public void write(Path file, byte[] content) throws IOException {
        DurableFiles.write(file, content);
    }

    /** Removes a file, if it is there. That need not survive a power cut: what is not named is removed at start. */
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
