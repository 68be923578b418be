package dev.purser.aws.history;

import dev.purser.aws.cloudtrail.RecordFields;
import java.time.Instant;
import java.util.Optional;

/**
 * What is looked for.
 *
 * @param wanted one attribute and its value; all records where it is empty
 * @param from the earliest time of a record, in whole seconds
 * @param to the latest
 */
public record Lookup(Optional<Wanted> wanted, Instant from, Instant to) {
    /** An attribute and its value. */
    public record Wanted(LookupAttribute attribute, String value) {}

    /** Whether that is it. There are management events only: no other is in the history. */
    boolean takes(RecordFields record, Instant time) {
        return !time.isBefore(from)
                && !time.isAfter(to)
                && record.of("eventCategory").contains("Management")
                && wanted.map(one -> one.attribute().is(one.value(), record)).orElse(true);
    }
}
