package dev.purser.journal.segment;

/**
 * The events of one segment.
 *
 * @param first sequence of the first, which names the file
 * @param end the sequence after the last
 */
public record SegmentSpan(long first, long end) {}
