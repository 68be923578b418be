/**
 * Moments: which files and which tables in memory make up the lake, each row in exactly one of them.
 *
 * <p>Promises: a change is durable before it is seen; a pinned moment stays readable until it is let go. Does not write
 * rows. Start at {@link dev.purser.lake.view.Holdings}.
 */
package dev.purser.lake.view;
