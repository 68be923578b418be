package dev.purser.testkit.disk;

import java.nio.file.Path;

/**
 * One call that reached the disk.
 *
 * @param number counts the changing steps from 1; a read has the number of the last change before it
 * @param ofKind counts the steps of this kind from 1
 * @param kind what was asked
 * @param path the file or folder; of a move, the target
 */
public record Step(long number, long ofKind, Kind kind, Path path) {
    /** The sorts of step. */
    public enum Kind {
        /** A file or folder is made. */
        CREATE,
        WRITE,
        TRUNCATE,
        /** A file's or folder's channel is forced. */
        FORCE,
        MOVE,
        DELETE,
        /** Times or permissions are set. */
        ATTRIBUTES,
        /** Changes nothing, so it is not numbered among the steps, but can fail. */
        READ
    }
}
