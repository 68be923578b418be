/**
 * What moves rows into files and keeps the files few, young and true: hand-over, compaction, retention, rebuild.
 *
 * <p>Promises: at every moment, and after a crash at any of them, each row is in the lake once; what fails is tried again.
 * Start at {@link dev.purser.lake.keep.Keeper}.
 */
package dev.purser.lake.keep;
