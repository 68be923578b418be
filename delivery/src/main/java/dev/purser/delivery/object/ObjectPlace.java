package dev.purser.delivery.object;

import dev.purser.event.dialect.FileLayout;
import dev.purser.storage.object.ObjectStore;

/**
 * Where objects go, and how they are named.
 *
 * @param store opened for one destination, and closed with it
 * @param container what receipts say of where they lie: the bucket or the folder
 * @param prefix stands before every name; empty, or ends with a slash
 * @param layout names, framing, compression
 * @param byFiling true if records of different filings go to different objects
 */
public record ObjectPlace(ObjectStore store, String container, String prefix, FileLayout layout, boolean byFiling) {
    /** A prefix as somebody gives it, with one slash at its end and none at its start. */
    public static String prefix(String given) {
        int from = 0;
        int to = given.length();
        while (from < to && given.charAt(from) == '/') {
            from++;
        }
        while (to > from && given.charAt(to - 1) == '/') {
            to--;
        }
        return from == to ? "" : given.substring(from, to) + "/";
    }
}
