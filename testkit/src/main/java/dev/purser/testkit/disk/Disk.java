package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is on the disk: the tree of folders and files, and which changes of names are not yet durable. Guarded by its user. */
final class Disk {
    private final Folder root;
    private final long capacity;
    private final List<NameChange> pending = new ArrayList<>();
    private final Set<RegularFile> locked = new HashSet<>();
    private long used;

    Disk(Folder root, long capacity) {
        this.root = root;
        this.capacity = capacity;
    }

    long capacity() {
        return capacity;
    }

    long used() {
        return used;
    }

    /** Takes space for a file that grows; gives how many of the bytes fit. */
    long take(long bytes) {
        long fits = Math.min(bytes, capacity - used);
        used += fits;
        return fits;
    }

    void free(long bytes) {
        used -= bytes;
    }

    boolean lock(RegularFile file) {
        return locked.add(file);
    }

    void unlock(RegularFile file) {
        locked.remove(file);
    }

    void unlockAll() {
        locked.clear();
    }

    Optional<Node> find(PowerCutPath path) throws IOException {
        Node at = root;
        for (String name : path.names()) {
            if (!(at instanceof Folder folder)) {
                throw new FileSystemException(path.toString(), null, "Not a directory");
            }
            Optional<Node> next = folder.entry(name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    Node get(PowerCutPath path) throws IOException {
        return find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    Folder folder(PowerCutPath path) throws IOException {
        if (get(path) instanceof Folder folder) {
            return folder;
        }
        throw new NotDirectoryException(path.toString());
    }

    /** The folder that the path's last name stands in. */
    Folder parent(PowerCutPath path) throws IOException {
        if (path.names().isEmpty()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        PowerCutPath parent = path.parent();
        try {
            return folder(parent);
        } catch (NoSuchFileException missing) {
            throw new NoSuchFileException(path.toString());
        }
    }

    void link(PowerCutPath path, Node node) throws IOException {
        Folder folder = parent(path);
        if (folder.entry(path.name()).isPresent()) {
            throw new FileAlreadyExistsException(path.toString());
        }
        change(new NameChange.Link(folder, path.name(), node));
        if (node instanceof RegularFile file) {
            file.linked(1);
        }
    }

    void unlink(PowerCutPath path) throws IOException {
        Node node = get(path);
        requireEmpty(path, node);
        change(new NameChange.Unlink(parent(path), path.name(), node));
        unlinked(node);
    }

    void rename(PowerCutPath from, PowerCutPath to) throws IOException {
        Node node = get(from);
        Folder target = parent(to);
        Optional<Node> replaced = target.entry(to.name());
        if (replaced.isPresent()) {
            if (replaced.get() == node) {
                return;
            }
            if (replaced.get() instanceof Folder != node instanceof Folder) {
                throw new FileSystemException(from.toString(), to.toString(), "Is a directory, or is not one");
            }
            requireEmpty(to, replaced.get());
        }
        if (node instanceof Folder && to.startsWith(from)) {
            throw new FileSystemException(from.toString(), to.toString(), "Invalid argument");
        }
        change(new NameChange.Rename(parent(from), from.name(), target, to.name(), node));
        replaced.ifPresent(this::unlinked);
    }

    private void change(NameChange change) {
        change.apply(Folder::entries);
        pending.add(change);
    }

    private static void requireEmpty(PowerCutPath path, Node node) throws IOException {
        if (node instanceof Folder folder && !folder.entries().isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
    }

    private void unlinked(Node node) {
        if (node instanceof RegularFile file) {
            file.linked(-1);
            release(file);
        }
    }

    /** Gives back the file's space if nothing leads to it any more. */
    void release(RegularFile file) {
        if (file.forgotten()) {
            free(file.size());
        }
    }

    /** The names of one folder become durable as they are. */
    void force(Folder folder) {
        List<NameChange> left = new ArrayList<>();
        for (NameChange change : pending) {
            forced(change, folder).ifPresent(left::add);
        }
        pending.clear();
        pending.addAll(left);
    }

    /** Makes durable what of the change the forcing of the folder covers; gives what is still pending. */
    private static Optional<NameChange> forced(NameChange change, Folder folder) {
        boolean all = switch (change) {
            case NameChange.Link link -> link.folder() == folder;
            case NameChange.Unlink unlink -> unlink.folder() == folder;
            case NameChange.Rename rename -> rename.from() == folder;
        };
        if (all) {
            change.apply(Folder::durable);
            return Optional.empty();
        }
        if (change instanceof NameChange.Rename rename && rename.to() == folder) {
            folder.durable().put(rename.target(), rename.node());
            return Optional.of(new NameChange.Unlink(rename.from(), rename.name(), rename.node()));
        }
        return Optional.of(change);
    }

    /** A folder's force that failed: each pending name of it got there or is given up. */
    void giveUp(Folder folder, Chance chance) {
        List<NameChange> left = new ArrayList<>();
        for (NameChange change : pending) {
            Optional<NameChange> rest = forcedOrLost(change, folder, chance);
            rest.ifPresent(left::add);
        }
        pending.clear();
        pending.addAll(left);
    }

    private static Optional<NameChange> forcedOrLost(NameChange change, Folder folder, Chance chance) {
        boolean about = switch (change) {
            case NameChange.Link link -> link.folder() == folder;
            case NameChange.Unlink unlink -> unlink.folder() == folder;
            case NameChange.Rename rename -> rename.from() == folder || rename.to() == folder;
        };
        if (!about) {
            return Optional.of(change);
        }
        return chance.name() ? forced(change, folder) : Optional.empty();
    }

    /** The disk as it is found after a power cut: everything on it is durable. */
    Disk afterCut(Chance chance) {
        Map<Folder, Map<String, Node>> found = new IdentityHashMap<>();
        for (NameChange change : pending) {
            if (chance.name()) {
                change.apply(folder -> entriesOf(folder, found));
            }
        }
        Map<Node, Node> copies = new IdentityHashMap<>();
        Disk after = new Disk((Folder) copy(root, found, copies, chance), capacity);
        copies.values().forEach(node -> after.used += node.size());
        return after;
    }

    private static Map<String, Node> entriesOf(Folder folder, Map<Folder, Map<String, Node>> found) {
        return found.computeIfAbsent(folder, unseen -> new HashMap<>(unseen.durable()));
    }

    private static Node copy(Node node, Map<Folder, Map<String, Node>> found, Map<Node, Node> copies, Chance chance) {
        Node known = copies.get(node);
        if (known != null) {
            return known;
        }
        switch (node) {
            case RegularFile file -> {
                RegularFile after = file.afterCut(chance);
                copies.put(file, after);
                after.linked(1);
                return after;
            }
            case Folder folder -> {
                Folder after = new Folder(folder.permissions(), folder.modified());
                folder.attributesSurvive(after, chance);
                copies.put(folder, after);
                entriesOf(folder, found).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(entry -> {
                            Node child = copy(entry.getValue(), found, copies, chance);
                            after.entries().put(entry.getKey(), child);
                            after.durable().put(entry.getKey(), child);
                        });
                return after;
            }
        }
    }

    static Disk empty(long capacity, FileTime now, Set<PosixFilePermission> permissions) {
        return new Disk(new Folder(permissions, now), capacity);
    }
}
