package dev.purser.testkit.disk;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** What can go wrong at a step. */
public enum Fault {
    /** Nothing: the step is done. */
    NONE,
    /**
     * The device fails. A write leaves part of its bytes behind; a failed force drops what it could not store: the file
     * still reads as written, a later force succeeds, and yet some of it is not on the disk (as Linux does it).
     */
    EIO,
    /** No space is left. A write leaves part of its bytes behind. */
    ENOSPC,
    /** A write stores only part of its bytes and returns how many, which is no error; other steps are done. */
    SHORT,
    /** The power is cut in the middle of the step: it may or may not have reached the disk. */
    CUT;

    boolean fails() {
        return this == EIO || this == ENOSPC;
    }

    /** The exception that the JDK throws for it, with the system's own words as the reason. */
    IOException on(Path path) {
        return new FileSystemException(
                path.toString(), null, this == ENOSPC ? "No space left on device" : "Input/output error");
    }
}
