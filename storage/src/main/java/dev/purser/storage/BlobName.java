package dev.purser.storage;

import java.util.regex.Pattern;

/**
 * The form of the names that blobs and uploads bear in a store: no name can point anywhere but into the store, on any
 * file system and in any object store, whatever its case rules.
 */
public final class BlobName {
    /** 8 to 100 lower-case letters, digits and single hyphens between them. */
    public static final Pattern PATTERN = Pattern.compile("(?=.{8,100}$)[a-z0-9]+(-[a-z0-9]+)*");

    private BlobName() {}

    /**
     * @return the same name
     * @throws IllegalArgumentException if it has not the form
     */
    static String require(String name) {
        if (!PATTERN.matcher(name).matches()) {
            throw new IllegalArgumentException("no name for a blob or an upload");
        }
        return name;
    }
}
