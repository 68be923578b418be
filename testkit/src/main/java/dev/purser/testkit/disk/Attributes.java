package dev.purser.testkit.disk;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Map;
import java.util.Set;

/** What can be told of a file or folder without opening it. */
record Attributes(
        boolean isDirectory,
        long size,
        FileTime lastModifiedTime,
        FileTime creationTime,
        Set<PosixFilePermission> permissions,
        Object fileKey)
        implements PosixFileAttributes {
    private record Owner(String getName) implements GroupPrincipal {}

    static Attributes of(Node node) {
        return new Attributes(
                node instanceof Folder, node.size(), node.modified(), node.created(), node.permissions(), node);
    }

    @Override
    public boolean isRegularFile() {
        return !isDirectory;
    }

    @Override
    public boolean isSymbolicLink() {
        return false;
    }

    @Override
    public boolean isOther() {
        return false;
    }

    @Override
    public FileTime lastAccessTime() {
        return lastModifiedTime;
    }

    @Override
    public UserPrincipal owner() {
        return new Owner("owner");
    }

    @Override
    public GroupPrincipal group() {
        return new Owner("owner");
    }

    Map<String, Object> byName() {
        return Map.of(
                "size", size,
                "isDirectory", isDirectory,
                "isRegularFile", isRegularFile(),
                "isSymbolicLink", false,
                "isOther", false,
                "lastModifiedTime", lastModifiedTime,
                "creationTime", creationTime,
                "lastAccessTime", lastModifiedTime,
                "permissions", permissions,
                "fileKey", fileKey);
    }
}
