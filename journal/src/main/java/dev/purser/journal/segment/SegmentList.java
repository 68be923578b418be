package dev.purser.journal.segment;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Which segments there are, by the sequences at which they begin. Readers see a moment; changes are rare. Thread-safe. */
public final class SegmentList {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile long[] firsts;

    public SegmentList(Collection<Long> firsts) {
        this.firsts = firsts.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    /** Adds a segment after all others, or again. */
    public void add(long first) {
        lock.lock();
        try {
            firsts = LongStream.concat(Arrays.stream(firsts), LongStream.of(first))
                    .distinct()
                    .sorted()
                    .toArray();
        } finally {
            lock.unlock();
        }
    }

    /** Takes a segment away. */
    public void remove(long first) {
        lock.lock();
        try {
            firsts = Arrays.stream(firsts).filter(each -> each != first).toArray();
        } finally {
            lock.unlock();
        }
    }

    public boolean isEmpty() {
        return firsts.length == 0;
    }

    /** The lowest sequence that any segment can hold; 0 if there are none. */
    public long first() {
        long[] now = firsts;
        return now.length == 0 ? 0 : now[0];
    }

    /** The sequence at which the last segment begins; empty if there is none. */
    public OptionalLong last() {
        long[] now = firsts;
        return now.length == 0 ? OptionalLong.empty() : OptionalLong.of(now[now.length - 1]);
    }

    /** The segments that hold events of a range, the last one ending at {@code size}. */
    public List<SegmentSpan> spans(long from, long size) {
        long[] now = firsts;
        int at = Arrays.binarySearch(now, from);
        int start = Math.max(0, at >= 0 ? at : -at - 2);
        return IntStream.range(start, now.length)
                .mapToObj(i -> new SegmentSpan(now[i], Math.min(size, i + 1 < now.length ? now[i + 1] : size)))
                .filter(span -> span.end() > from && span.end() > span.first())
                .toList();
    }

    /** The segments that another one follows, which are written no more. */
    public List<SegmentSpan> finished() {
        long[] now = firsts;
        return IntStream.range(0, Math.max(0, now.length - 1))
                .mapToObj(i -> new SegmentSpan(now[i], now[i + 1]))
                .toList();
    }

    /** Where the segment that begins with {@code first} ends; empty if it is the last one, or gone. */
    public OptionalLong end(long first) {
        return finished().stream()
                .filter(span -> span.first() == first)
                .mapToLong(SegmentSpan::end)
                .findFirst();
    }
}
