package dev.purser.lake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a table is.
 *
 * @param name its name
 * @param rows rows in files and in memory
 * @param files Parquet files
 * @param bytes of those files
 * @param oldest the time column's least value in files; empty where there are none
 * @param newest its largest value in files
 * @param position the number of the first event whose rows are not in the table yet; 0 of a table that is not made of events
 * @param lagEvents durable events that come at or after {@code position}
 * @param lag how old the newest event in the tables is while there are events that are not; zero where there are none
 * @param rebuilding which part of a rebuild is done, from 0 to 1; empty while there is none
 * @param error what last went wrong and has not gone well since
 */
public record TableStatus(
        String name,
        long rows,
        int files,
        long bytes,
        Optional<Instant> oldest,
        Optional<Instant> newest,
        long position,
        long lagEvents,
        Duration lag,
        Optional<Double> rebuilding,
        Optional<String> error) {}
