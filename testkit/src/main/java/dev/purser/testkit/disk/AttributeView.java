package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/** Reads and sets the attributes of one path. */
final class AttributeView implements PosixFileAttributeView {
    private final PowerCutFileSystem system;
    private final PowerCutPath path;

    AttributeView(PowerCutFileSystem system, PowerCutPath path) {
        this.system = system;
        this.path = path;
    }

    @Override
    public String name() {
        return "posix";
    }

    @Override
    public Attributes readAttributes() throws IOException {
        return system.on((disk, now) -> Attributes.of(disk.get(path)));
    }

    @Override
    public void setTimes(FileTime modified, FileTime accessed, FileTime created) throws IOException {
        if (modified != null) {
            system.step(Step.Kind.ATTRIBUTES, path, (disk, now) -> {
                disk.get(path).touched(modified);
                return null;
            });
        }
    }

    @Override
    public void setPermissions(Set<PosixFilePermission> permissions) throws IOException {
        system.step(Step.Kind.ATTRIBUTES, path, (disk, now) -> {
            disk.get(path).permissions(permissions);
            return null;
        });
    }

    @Override
    public UserPrincipal getOwner() throws IOException {
        return readAttributes().owner();
    }

    @Override
    public void setOwner(UserPrincipal owner) {
        throw new UnsupportedOperationException("this disk knows no users");
    }

    @Override
    public void setGroup(GroupPrincipal group) {
        throw new UnsupportedOperationException("this disk knows no users");
    }
}
