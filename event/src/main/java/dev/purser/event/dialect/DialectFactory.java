package dev.purser.event.dialect;

import java.util.List;

/** Makes a dialect with chosen options: what a cloud's folder hands to the program. Thread-safe. */
public interface DialectFactory {
    /**
     * Something that a dialect cannot say, or says with less.
     *
     * @param about {@code action}, {@code actor}, {@code error} or {@code field}
     * @param what the name, as events spell it
     * @param how what happens to it
     */
    record Limit(String about, String what, String how) {}

    /** The name that settings choose it by: {@code cloudtrail}, {@code azure}, {@code activity-tracker}, … */
    String name();

    /** One sentence for the reference. */
    String summary();

    /** What can be chosen. Where the cloud's own documents leave a fact open, the choice is one of these. */
    List<Option> options();

    /** What it cannot express, from the same tables that it is written by. */
    List<Limit> limits();

    /**
     * @param home the registry that records are of
     * @param options checked against {@link #options()} by {@link Options#of}
     * @throws dev.purser.event.PurserException if a value cannot be used
     */
    Dialect open(Home home, Options options);

    /**
     * The cloud's locations, by which routes can choose events; none where it has no rules of its own for that.
     *
     * @param home the registry that records are of
     * @param options checked against {@link #options()} by {@link Options#of}
     */
    default List<LocationTable> locations(Home home, Options options) {
        return List.of();
    }
}
