/**
 * Load: pulls by wrk, pushes by one HTTP client. Both fail on the first answer that is no success.
 *
 * <p>Start at {@link dev.purser.bench.load.Wrk} and {@link dev.purser.bench.load.Pusher}.
 */
package dev.purser.bench.load;
