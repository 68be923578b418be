package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One process's view of a disk in memory whose power can be cut.
 *
 * <pre>{@code
 * PowerCutFileSystem disk = PowerCutFileSystem.create();
 * disk.plan(FaultPlan.at(Step.Kind.FORCE, 3, Fault.EIO));
 * ... work below disk.root() ...
 * PowerCutFileSystem found = disk.powerCut(seed);   // what the next start finds
 * }</pre>
 *
 * <p>Files and folders, channels, positional and appending access, atomic moves, directory streams, permissions, times,
 * locks, free space; a folder opened for reading can be forced. No links, no mapped memory, no watching. Relative paths
 * start at the root. Thread-safe; every call is atomic.
 */
public final class PowerCutFileSystem extends FileSystem {
    private final ReentrantLock lock = new ReentrantLock();
    private final PowerCutProvider provider = new PowerCutProvider(this);
    private final Disk disk;
    private final Clock clock;
    private final Steps steps = new Steps();
    private FaultPlan plan = FaultPlan.none();
    private boolean dead;

    private PowerCutFileSystem(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /** An empty disk without limit. */
    public static PowerCutFileSystem create() {
        return create(Long.MAX_VALUE, Clock.systemUTC());
    }

    /**
     * @param capacity the bytes that files may hold together; a write beyond it stores what fits, then fails for want of
     *     space
     * @param clock tells the times of files
     */
    public static PowerCutFileSystem create(long capacity, Clock clock) {
        FileTime now = FileTime.from(clock.instant());
        return new PowerCutFileSystem(Disk.empty(capacity, now, PosixFilePermissions.fromString("rwxr-xr-x")), clock);
    }

    /** The top folder, {@code /}. */
    public Path root() {
        return new PowerCutPath(this, true, List.of());
    }

    /** Sets what goes wrong from now on. The counting of steps goes on. */
    public void plan(FaultPlan faults) {
        locked(() -> plan = faults);
    }

    /** How many changing steps there were in this view. */
    public long steps() {
        return locked(steps::all);
    }

    /** How many steps of that kind there were in this view. */
    public long steps(Step.Kind kind) {
        return locked(() -> steps.of(kind));
    }

    /** True once the power was cut or the process was killed: every call fails. */
    public boolean dead() {
        return locked(() -> dead);
    }

    /**
     * Cuts the power. This view is dead from now on.
     *
     * @param seed decides what of the unsynced is found; 0: nothing, 1: everything; others: a drawn share of the names
     *     and of the sectors, some torn
     * @return the disk as the next start finds it, everything on it durable
     */
    public PowerCutFileSystem powerCut(long seed) {
        return locked(() -> {
            dead = true;
            return new PowerCutFileSystem(disk.afterCut(new Chance(seed)), clock);
        });
    }

    /**
     * Kills the process, not the power: this view is dead, its locks are gone, and the next view finds everything as it
     * was written, durable or not. A power cut of the next view still loses what was not synced in this one.
     */
    public PowerCutFileSystem killProcess() {
        return locked(() -> {
            dead = true;
            disk.unlockAll();
            return new PowerCutFileSystem(disk, clock);
        });
    }

    /** Runs under the lock that guards the disk. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Something done to the disk. */
    @FunctionalInterface
    interface Work<T> {
        T on(Disk disk, FileTime now) throws IOException;
    }

    /** Runs on the disk, under its lock, if it is still there. */
    <T> T on(Work<T> work) throws IOException {
        lock.lock();
        try {
            if (dead) {
                throw new PowerCutException("the power is cut, or this process was killed");
            }
            return work.on(disk, FileTime.from(clock.instant()));
        } finally {
            lock.unlock();
        }
    }

    /** Counts a step and tells what goes wrong with it; a cut is the caller's to finish with {@link #cut}. */
    Fault step(Step.Kind kind, Path path) {
        return plan.at(steps.next(kind, path));
    }

    /** Counts a step that is done as a whole: fails before it, or cuts after it was written but not forced. */
    void step(Step.Kind kind, Path path, Work<Void> work) throws IOException {
        on((there, now) -> {
            Fault fault = step(kind, path);
            if (fault.fails()) {
                throw fault.on(path);
            }
            work.on(there, now);
            if (fault == Fault.CUT) {
                throw cut();
            }
            return null;
        });
    }

    PowerCutException cut() {
        dead = true;
        return new PowerCutException("the power was cut in step " + steps.all());
    }

    /** A seed for what a failed force leaves behind; the same in the same run. */
    long doubt() {
        return 2 + steps.all();
    }

    FileTime now() {
        return FileTime.from(clock.instant());
    }

    /** A channel of the file was closed; without meaning once this view is dead. */
    void closed(RegularFile file) {
        locked(() -> {
            if (!dead) {
                file.opened(-1);
                disk.release(file);
            }
            return dead;
        });
    }

    void unlock(RegularFile file) {
        if (!dead) {
            disk.unlock(file);
        }
    }

    boolean exists(PowerCutPath path) throws IOException {
        return on((there, now) -> there.find(path).isPresent());
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    /** Does nothing: the disk stays until it is forgotten. */
    @Override
    public void close() {}

    @Override
    public boolean isOpen() {
        return !dead();
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public String getSeparator() {
        return "/";
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return List.of(root());
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return List.of(new DiskSpace(this));
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix");
    }

    @Override
    public Path getPath(String first, String... more) {
        StringBuilder text = new StringBuilder(first);
        for (String part : more) {
            if (!part.isEmpty()) {
                text.append(text.isEmpty() ? "" : "/").append(part);
            }
        }
        return PowerCutPath.parse(this, text.toString());
    }

    @Override
    public PathMatcher getPathMatcher(String syntaxAndPattern) {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher(syntaxAndPattern);
        return path -> matcher.matches(Path.of(path.toString()));
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("this disk knows no users");
    }

    @Override
    public WatchService newWatchService() {
        throw new UnsupportedOperationException("this disk cannot be watched");
    }
}
