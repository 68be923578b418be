package dev.purser.identity;

import java.nio.file.Path;

/** The administrator that a fresh registry begins with. */
@FunctionalInterface
public interface Administrators {
    /** The name of the first administrator. */
    String FIRST = "admin";

    /**
     * Makes the first administrator where no principal holds that role, and writes its password into a file that only the
     * owner may read. The file is written first, so that a crash in between leaves nobody locked out.
     *
     * @return true if one was made; then print the path, never the password
     */
    boolean ensureFirst(Path passwordFile);
}
