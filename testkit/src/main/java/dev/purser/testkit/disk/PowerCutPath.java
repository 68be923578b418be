package dev.purser.testkit.disk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A path of names between slashes. Immutable. */
final class PowerCutPath implements Path {
    private final PowerCutFileSystem system;
    private final boolean absolute;
    private final List<String> names;

    PowerCutPath(PowerCutFileSystem system, boolean absolute, List<String> names) {
        this.system = system;
        this.absolute = absolute;
        this.names = List.copyOf(names);
    }

    static PowerCutPath parse(PowerCutFileSystem system, String text) {
        List<String> names =
                Arrays.stream(text.split("/")).filter(name -> !name.isEmpty()).toList();
        return new PowerCutPath(system, text.startsWith("/"), text.isEmpty() ? List.of("") : names);
    }

    static PowerCutPath of(Path path) {
        if (path instanceof PowerCutPath own) {
            return own;
        }
        throw new ProviderMismatchException();
    }

    List<String> names() {
        return names;
    }

    String name() {
        return names.getLast();
    }

    PowerCutPath parent() {
        return with(absolute, names.subList(0, names.size() - 1));
    }

    private PowerCutPath with(boolean asAbsolute, List<String> others) {
        return new PowerCutPath(system, asAbsolute, others);
    }

    private boolean empty() {
        return !absolute && names.equals(List.of(""));
    }

    @Override
    public FileSystem getFileSystem() {
        return system;
    }

    @Override
    public boolean isAbsolute() {
        return absolute;
    }

    @Override
    public Path getRoot() {
        return absolute ? with(true, List.of()) : null;
    }

    @Override
    public Path getFileName() {
        return names.isEmpty() ? null : with(false, List.of(name()));
    }

    @Override
    public Path getParent() {
        if (names.isEmpty() || (!absolute && names.size() == 1)) {
            return null;
        }
        return parent();
    }

    @Override
    public int getNameCount() {
        return names.size();
    }

    @Override
    public Path getName(int index) {
        return subpath(index, index + 1);
    }

    @Override
    public Path subpath(int begin, int end) {
        if (begin < 0 || end > names.size() || begin >= end) {
            throw new IllegalArgumentException(begin + " to " + end + " of " + this);
        }
        return with(false, names.subList(begin, end));
    }

    @Override
    public boolean startsWith(Path other) {
        return other instanceof PowerCutPath path
                && path.absolute == absolute
                && path.names.size() <= names.size()
                && names.subList(0, path.names.size()).equals(path.names);
    }

    @Override
    public boolean endsWith(Path other) {
        if (!(other instanceof PowerCutPath path) || path.names.size() > names.size()) {
            return false;
        }
        if (path.absolute) {
            return absolute && names.equals(path.names);
        }
        return names.subList(names.size() - path.names.size(), names.size()).equals(path.names);
    }

    @Override
    public Path normalize() {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            if (name.equals("..") && !kept.isEmpty() && !kept.getLast().equals("..")) {
                kept.removeLast();
            } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
                kept.add(name);
            }
        }
        return with(absolute, kept.isEmpty() && !absolute ? List.of("") : kept);
    }

    @Override
    public Path resolve(Path other) {
        PowerCutPath path = of(other);
        if (path.absolute || empty()) {
            return path;
        }
        if (path.empty()) {
            return this;
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(path.names);
        return with(absolute, all);
    }

    @Override
    public Path relativize(Path other) {
        PowerCutPath path = of(other);
        if (path.absolute != absolute) {
            throw new IllegalArgumentException(this + " and " + other + " are of different type");
        }
        if (empty()) {
            return path;
        }
        int common = 0;
        while (common < Math.min(names.size(), path.names.size())
                && names.get(common).equals(path.names.get(common))) {
            common++;
        }
        List<String> way = new ArrayList<>();
        for (int i = common; i < names.size(); i++) {
            way.add("..");
        }
        way.addAll(path.names.subList(common, path.names.size()));
        return with(false, way.isEmpty() ? List.of("") : way);
    }

    @Override
    public URI toUri() {
        return URI.create("powercut://" + toAbsolutePath());
    }

    @Override
    public Path toAbsolutePath() {
        return absolute ? this : with(true, empty() ? List.of() : names);
    }

    @Override
    public Path toRealPath(LinkOption... options) throws IOException {
        Path real = toAbsolutePath().normalize();
        if (!system.exists(of(real))) {
            throw new NoSuchFileException(toString());
        }
        return real;
    }

    @Override
    public WatchKey register(WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
        throw new UnsupportedOperationException("this disk cannot be watched");
    }

    @Override
    public int compareTo(Path other) {
        return toString().compareTo(of(other).toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PowerCutPath path
                && path.system == system
                && path.absolute == absolute
                && path.names.equals(names);
    }

    @Override
    public int hashCode() {
        return names.hashCode() * 31 + Boolean.hashCode(absolute);
    }

    @Override
    public String toString() {
        return (absolute ? "/" : "") + String.join("/", names);
    }
}
