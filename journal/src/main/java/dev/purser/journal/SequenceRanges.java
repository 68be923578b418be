package dev.purser.journal;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;

/**
 * A set of sequence numbers as ranges, so that a million neighbours take as little as one. Immutable.
 *
 * <p>As text, ranges stand in rising order between commas, a range of several as first and last with a dash between:
 * {@code 3,7-12}.
 */
public final class SequenceRanges {
    /** No number. */
    public static final SequenceRanges NONE = new SequenceRanges(new long[0]);

    /** First and last of each range, in rising order, no two of them neighbours. */
    private final long[] bounds;

    private SequenceRanges(long[] bounds) {
        this.bounds = bounds;
    }

    /** Collects numbers; for one thread. */
    public static final class Builder {
        private long[] bounds = new long[16];
        private int used;
        private boolean sorted = true;

        public Builder add(long sequence) {
            return add(sequence, sequence);
        }

        /**
         * Adds all numbers between two, both included.
         */
        public Builder add(long first, long last) {
            if (first < 0 || last < first) {
                throw new IllegalArgumentException("no range: " + first + " to " + last);
            }
            if (used > 0 && first >= bounds[used - 2] && first <= bounds[used - 1] + 1) {
                bounds[used - 1] = Math.max(bounds[used - 1], last);
                return this;
            }
            sorted &= used == 0 || first > bounds[used - 1];
            if (used == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * used);
            }
            bounds[used++] = first;
            bounds[used++] = last;
            return this;
        }

        public Builder addAll(SequenceRanges ranges) {
            for (int i = 0; i < ranges.bounds.length; i += 2) {
                add(ranges.bounds[i], ranges.bounds[i + 1]);
            }
            return this;
        }

        public SequenceRanges build() {
            long[] all = Arrays.copyOf(bounds, used);
            return new SequenceRanges(sorted ? all : merged(all));
        }
    }

    private static long[] merged(long[] bounds) {
        Integer[] order = new Integer[bounds.length / 2];
        Arrays.setAll(order, i -> 2 * i);
        Arrays.sort(order, (a, b) -> Long.compare(bounds[a], bounds[b]));
        long[] to = new long[bounds.length];
        int used = 0;
        for (int at : order) {
            if (used > 0 && bounds[at] <= to[used - 1] + 1) {
                to[used - 1] = Math.max(to[used - 1], bounds[at + 1]);
            } else {
                to[used++] = bounds[at];
                to[used++] = bounds[at + 1];
            }
        }
        return Arrays.copyOf(to, used);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The set that a text tells of, or empty if the text is none. */
    public static Optional<SequenceRanges> parse(String text) {
        Builder read = builder();
        if (text.isEmpty()) {
            return Optional.of(NONE);
        }
        try {
            for (String range : text.split(",", -1)) {
                int dash = range.indexOf('-');
                long first = Long.parseLong(dash < 0 ? range : range.substring(0, dash));
                read.add(first, dash < 0 ? first : Long.parseLong(range.substring(dash + 1)));
            }
            return Optional.of(read.build());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** How many numbers. */
    public long count() {
        long count = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            count += bounds[i + 1] - bounds[i] + 1;
        }
        return count;
    }

    /** How many ranges. */
    public int ranges() {
        return bounds.length / 2;
    }

    public OptionalLong first() {
        return isEmpty() ? OptionalLong.empty() : OptionalLong.of(bounds[0]);
    }

    /** The number after the last one; 0 if there is none. */
    public long end() {
        return isEmpty() ? 0 : bounds[bounds.length - 1] + 1;
    }

    public boolean contains(long sequence) {
        int below = 0;
        int above = bounds.length / 2;
        while (below < above) {
            int middle = (below + above) >>> 1;
            if (bounds[2 * middle + 1] < sequence) {
                below = middle + 1;
            } else {
                above = middle;
            }
        }
        return below < bounds.length / 2 && bounds[2 * below] <= sequence;
    }

    /** The numbers of this set that are not in the other. */
    public SequenceRanges minus(SequenceRanges other) {
        Builder left = builder();
        int at = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long from = bounds[i];
            long last = bounds[i + 1];
            while (at < other.bounds.length && other.bounds[at + 1] < from) {
                at += 2;
            }
            for (int cut = at; from <= last && cut < other.bounds.length && other.bounds[cut] <= last; cut += 2) {
                if (other.bounds[cut] > from) {
                    left.add(from, other.bounds[cut] - 1);
                }
                from = other.bounds[cut + 1] + 1;
            }
            if (from <= last) {
                left.add(from, last);
            }
        }
        return left.build();
    }

    public void forEach(LongConsumer each) {
        for (int i = 0; i < bounds.length; i += 2) {
            for (long sequence = bounds[i]; sequence <= bounds[i + 1]; sequence++) {
                each.accept(sequence);
            }
        }
    }

    /** The first {@code count} ranges, and after them the rest. */
    SequenceRanges[] split(int count) {
        int at = Math.min(2 * count, bounds.length);
        return new SequenceRanges[] {
            new SequenceRanges(Arrays.copyOf(bounds, at)),
            new SequenceRanges(Arrays.copyOfRange(bounds, at, bounds.length))
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(bounds[i]);
            if (bounds[i + 1] > bounds[i]) {
                text.append('-').append(bounds[i + 1]);
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SequenceRanges that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }
}
