package dev.purser.storage.object;

import dev.purser.storage.object.ObjectStoreException.Kind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * Where an object of a folder lies, and which names there are no files for. A name can neither leave the folder nor lead
 * through a symbolic link that was there when it was looked at.
 */
final class FolderNames {
    /** The folder below the root that holds what is kept beside the bytes. No object's name begins with it. */
    static final String HIDDEN = ".purser";

    private static final int LONGEST_NAME = 1024;
    /** File systems have 255; durable writes give a file a longer name for a while. */
    private static final int LONGEST_SEGMENT = 210;

    /** The order of UTF-8 bytes, which is that of code points. */
    static final Comparator<String> ORDER = (one, other) -> {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                // Surrogates stand for code points above all others, though their own numbers are lower than some.
                boolean highA = Character.isSurrogate(a);
                return highA == Character.isSurrogate(b) ? Character.compare(a, b) : highA ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    };

    private FolderNames() {}

    /** The file of a name below {@code root}. */
    static Path resolve(Path root, String name) throws ObjectStoreException {
        check(name);
        try {
            return root.resolve(name);
        } catch (InvalidPathException e) {
            throw refused("the platform's encoding of file names has no place for a letter of this name");
        }
    }

    private static void check(String name) throws ObjectStoreException {
        if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw refused("the name of an object has 1 to " + LONGEST_NAME + " bytes");
        }
        if (name.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
            throw refused("the name of an object in a folder holds no control character and no backslash");
        }
        int from = 0;
        while (from <= name.length()) {
            int to = name.indexOf('/', from);
            String segment = name.substring(from, to < 0 ? name.length() : to);
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw refused("between the slashes of a name in a folder stands a file's name, not '" + segment + "'");
            }
            if (segment.getBytes(StandardCharsets.UTF_8).length > LONGEST_SEGMENT) {
                throw refused("between the slashes of a name in a folder stand at most " + LONGEST_SEGMENT + " bytes");
            }
            if (from == 0 && segment.equals(HIDDEN)) {
                throw refused("names beginning with " + HIDDEN + "/ are kept for the store itself");
            }
            if (to < 0) {
                return;
            }
            from = to + 1;
        }
    }

    /** False if a link, or a file where a folder should be, or a folder instead of the file, stands on the way to it. */
    static boolean isPlainWay(Path root, Path file) {
        Path at = root;
        Path relative = root.relativize(file);
        for (int i = 0; i < relative.getNameCount(); i++) {
            at = at.resolve(relative.getName(i));
            boolean last = i == relative.getNameCount() - 1;
            boolean fits = last
                    ? Files.isRegularFile(at, LinkOption.NOFOLLOW_LINKS)
                    : Files.isDirectory(at, LinkOption.NOFOLLOW_LINKS);
            if (!fits && Files.exists(at, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    private static ObjectStoreException refused(String message) {
        return new ObjectStoreException(Kind.REFUSED, message, null);
    }
}
