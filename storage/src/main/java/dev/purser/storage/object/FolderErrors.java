package dev.purser.storage.object;

import dev.purser.storage.object.ObjectStoreException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** What a file system's refusal means to whoever stores objects. */
final class FolderErrors {
    private FolderErrors() {}

    static ObjectStoreException of(String doing, String name, IOException cause) {
        String reason = String.valueOf(cause.getMessage());
        return new ObjectStoreException(
                kind(cause, reason.toLowerCase(Locale.ROOT)),
                doing + " " + name + " failed: " + cause.getClass().getSimpleName() + ": " + reason,
                cause);
    }

    /** The JDK hands on the words of {@code strerror(3)} and no number. */
    private static Kind kind(IOException cause, String reason) {
        if (reason.contains("no space left") || reason.contains("quota exceeded")) {
            return Kind.FULL;
        }
        if (cause instanceof AccessDeniedException
                || reason.contains("permission denied")
                || reason.contains("not permitted")) {
            return Kind.DENIED;
        }
        if (cause instanceof FileAlreadyExistsException || reason.contains("file name too long")) {
            return Kind.REFUSED;
        }
        if (cause instanceof NoSuchFileException
                || cause instanceof NotDirectoryException
                || reason.contains("read-only file system")
                || reason.contains("not a directory")) {
            return Kind.MISCONFIGURED;
        }
        return Kind.UNREACHABLE;
    }
}
