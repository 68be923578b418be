package dev.purser.delivery;

import java.time.Instant;

/** Where in the journal a destination begins, or begins again. */
public sealed interface StartPoint {
    /** With what is recorded from now on. */
    StartPoint NOW = new Now();

    /** With the oldest event that is still kept. */
    StartPoint BEGINNING = new Beginning();

    /** See {@link #NOW}. */
    record Now() implements StartPoint {}

    /** See {@link #BEGINNING}. */
    record Beginning() implements StartPoint {}

    /** With the event of that number. */
    record Sequence(long number) implements StartPoint {}

    /** With the first event recorded at that time or after it. */
    record Time(Instant from) implements StartPoint {}
}
