package dev.purser.testkit.disk;

import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** What an entry of a folder leads to. Guarded by the disk's lock. */
abstract sealed class Node permits RegularFile, Folder {
    private Set<PosixFilePermission> permissions;
    private Set<PosixFilePermission> durablePermissions;
    private FileTime created;
    private FileTime modified;

    Node(Set<PosixFilePermission> permissions, FileTime now) {
        this.permissions = Set.copyOf(permissions);
        this.durablePermissions = this.permissions;
        this.created = now;
        this.modified = now;
    }

    Set<PosixFilePermission> permissions() {
        return permissions;
    }

    void permissions(Set<PosixFilePermission> others) {
        permissions = Set.copyOf(others);
    }

    FileTime created() {
        return created;
    }

    FileTime modified() {
        return modified;
    }

    void touched(FileTime at) {
        modified = at;
    }

    /** Permissions are synced with the other metadata. */
    void attributesForced() {
        durablePermissions = permissions;
    }

    /** Gives the node of another disk what survives of this one's attributes. */
    void attributesSurvive(Node other, Chance chance) {
        other.permissions = permissions.equals(durablePermissions) || chance.name() ? permissions : durablePermissions;
        other.durablePermissions = other.permissions;
        other.created = created;
        other.modified = modified;
    }

    abstract long size();
}
