package dev.purser.event.dialect;

/**
 * Where a record belongs: records of one file or topic have equal ones. In the dialect's own terms; empty texts where the
 * dialect makes no difference.
 *
 * @param account the account whose log it is
 * @param location the region or location whose log it is
 * @param category the category, stream or table
 * @param resource the resource that the log is of, where files are kept by resource
 */
public record Filing(String account, String location, String category, String resource) {
    /** No difference is made. */
    public static final Filing NONE = new Filing("", "", "", "");
}
