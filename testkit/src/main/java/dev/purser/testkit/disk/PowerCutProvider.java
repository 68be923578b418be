package dev.purser.testkit.disk;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.spi.FileSystemProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens, moves and deletes on one disk. */
final class PowerCutProvider extends FileSystemProvider {
    private final PowerCutFileSystem system;

    PowerCutProvider(PowerCutFileSystem system) {
        this.system = system;
    }

    private PowerCutPath own(Path path) {
        PowerCutPath absolute = PowerCutPath.of(path.toAbsolutePath().normalize());
        if (absolute.getFileSystem() != system) {
            throw new IllegalArgumentException(path + " is a path of another view of the disk");
        }
        return absolute;
    }

    @Override
    public String getScheme() {
        return "powercut";
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("made by PowerCutFileSystem.create()");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("made by PowerCutFileSystem.create()");
    }

    @Override
    public Path getPath(URI uri) {
        return system.getPath(uri.getPath());
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        PowerCutPath at = own(path);
        boolean writes = options.contains(WRITE) || options.contains(APPEND);
        if (options.contains(DELETE_ON_CLOSE)) {
            throw new UnsupportedOperationException("DELETE_ON_CLOSE");
        }
        if (options.contains(APPEND) && (options.contains(READ) || options.contains(TRUNCATE_EXISTING))) {
            throw new IllegalArgumentException("APPEND goes with neither READ nor TRUNCATE_EXISTING");
        }
        return system.on((disk, now) -> {
            Optional<Node> found = disk.find(at);
            if (found.isPresent() && writes && options.contains(CREATE_NEW)) {
                throw new FileAlreadyExistsException(path.toString());
            }
            if (found.isEmpty()) {
                if (!writes || !(options.contains(CREATE) || options.contains(CREATE_NEW))) {
                    throw new NoSuchFileException(path.toString());
                }
                RegularFile made = new RegularFile(permissions(attributes, "rw-r--r--"), now);
                system.step(Step.Kind.CREATE, at, (there, when) -> {
                    there.link(at, made);
                    return null;
                });
                return new OpenFile(system, at, made, options);
            }
            if (found.get() instanceof Folder folder) {
                if (writes) {
                    throw new FileSystemException(path.toString(), null, "Is a directory");
                }
                return new OpenFolder(system, at, folder);
            }
            OpenFile opened = new OpenFile(system, at, (RegularFile) found.get(), options);
            if (writes && options.contains(TRUNCATE_EXISTING) && opened.size() > 0) {
                return opened.truncate(0);
            }
            return opened;
        });
    }

    @SuppressWarnings("unchecked")
    private static Set<PosixFilePermission> permissions(FileAttribute<?>[] attributes, String otherwise) {
        for (FileAttribute<?> attribute : attributes) {
            if (!attribute.name().equals("posix:permissions")) {
                throw new UnsupportedOperationException(attribute.name());
            }
            return (Set<PosixFilePermission>) attribute.value();
        }
        return PosixFilePermissions.fromString(otherwise);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        PowerCutPath at = own(dir);
        List<String> names =
                system.on((disk, now) -> List.copyOf(disk.folder(at).entries().keySet()));
        return new Listing(dir, names, filter);
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
        PowerCutPath at = own(dir);
        system.on((disk, now) -> {
            if (disk.find(at).isPresent()) {
                throw new FileAlreadyExistsException(dir.toString());
            }
            Folder made = new Folder(permissions(attributes, "rwxr-xr-x"), now);
            system.step(Step.Kind.CREATE, at, (there, when) -> {
                there.link(at, made);
                return null;
            });
            return null;
        });
    }

    @Override
    public void delete(Path path) throws IOException {
        PowerCutPath at = own(path);
        system.on((disk, now) -> {
            disk.get(at);
            system.step(Step.Kind.DELETE, at, (there, when) -> {
                there.unlink(at);
                return null;
            });
            return null;
        });
    }

    @Override
    public void copy(Path from, Path to, CopyOption... options) throws IOException {
        boolean replaces = List.of(options).contains(StandardCopyOption.REPLACE_EXISTING);
        Set<OpenOption> target =
                replaces ? Set.of(WRITE, CREATE, TRUNCATE_EXISTING) : Set.<OpenOption>of(WRITE, CREATE_NEW);
        try (FileChannel source = newFileChannel(from, Set.of(READ));
                FileChannel copy = newFileChannel(to, target)) {
            copy.transferFrom(source, 0, source.size());
        }
    }

    @Override
    public void move(Path from, Path to, CopyOption... options) throws IOException {
        PowerCutPath source = own(from);
        PowerCutPath target = own(to);
        List<CopyOption> asked = List.of(options);
        boolean replaces =
                asked.contains(StandardCopyOption.REPLACE_EXISTING) || asked.contains(StandardCopyOption.ATOMIC_MOVE);
        system.on((disk, now) -> {
            disk.get(source);
            if (!replaces && disk.find(target).isPresent() && !source.equals(target)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            system.step(Step.Kind.MOVE, target, (there, when) -> {
                there.rename(source, target);
                return null;
            });
            return null;
        });
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        if (one.equals(other)) {
            return true;
        }
        return other instanceof PowerCutPath path
                && path.getFileSystem() == system
                && system.on((disk, now) -> disk.get(own(one)) == disk.get(own(other)));
    }

    @Override
    public boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        system.on((disk, now) -> disk.get(own(path)));
        return new DiskSpace(system);
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        system.on((disk, now) -> disk.get(own(path)));
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(Path path, Class<V> type, LinkOption... options) {
        AttributeView view = new AttributeView(system, own(path));
        return type.isInstance(view) ? type.cast(view) : null;
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        Attributes attributes = new AttributeView(system, own(path)).readAttributes();
        if (!type.isInstance(attributes)) {
            throw new UnsupportedOperationException(type.getName());
        }
        return type.cast(attributes);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String names, LinkOption... options) throws IOException {
        Map<String, Object> all =
                new AttributeView(system, own(path)).readAttributes().byName();
        String wanted = names.substring(names.indexOf(':') + 1);
        if (wanted.equals("*")) {
            return all;
        }
        return List.of(wanted.split(",")).stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Optional.ofNullable(all.get(name))
                                .orElseThrow(() -> new IllegalArgumentException(name))));
    }

    @Override
    @SuppressWarnings("unchecked")
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        AttributeView view = new AttributeView(system, own(path));
        switch (attribute) {
            case "posix:permissions" -> view.setPermissions((Set<PosixFilePermission>) value);
            case "lastModifiedTime", "basic:lastModifiedTime" -> view.setTimes((FileTime) value, null, null);
            default -> throw new UnsupportedOperationException(attribute);
        }
    }
}
