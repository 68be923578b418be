package dev.purser.testkit.disk;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A folder's entries as they are and as they are durable. Guarded by the disk's lock. */
final class Folder extends Node {
    private final Map<String, Node> entries = new TreeMap<>();
    private final Map<String, Node> durable = new TreeMap<>();

    Folder(Set<PosixFilePermission> permissions, FileTime now) {
        super(permissions, now);
    }

    @Override
    long size() {
        return 0;
    }

    Optional<Node> entry(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    Map<String, Node> entries() {
        return entries;
    }

    /** The entries that a power cut cannot take away. */
    Map<String, Node> durable() {
        return durable;
    }
}
