package dev.purser.lake.feed;

/** Where closed generations go. */
public interface Shelf {
    /** True if it has nothing to do. */
    boolean idle();

    /** Takes a closed generation; returns at once. */
    void put(Closed closed);
}
