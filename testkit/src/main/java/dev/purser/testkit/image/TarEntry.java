package dev.purser.testkit.image;

/** One entry of a layer; owner is root, time is zero. Paths are relative, without a leading slash. */
public sealed interface TarEntry {
    String path();

    /** A file. */
    @SuppressWarnings("ArrayRecordComponent")
    record File(String path, int mode, byte[] bytes) implements TarEntry {}

    /** A folder. */
    record Folder(String path, int mode) implements TarEntry {}

    /** A symbolic link. */
    record Link(String path, String target) implements TarEntry {}
}
