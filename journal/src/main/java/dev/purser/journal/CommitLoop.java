package dev.purser.journal;

import dev.purser.event.PrivatePart;
import dev.purser.event.SealedEvent;
import dev.purser.journal.segment.FrameEncoder;
import dev.purser.journal.segment.SegmentList;
import dev.purser.journal.segment.SegmentWriter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that writes: takes what is queued, writes it as one frame, syncs, answers, and so on.
 *
 * <p>Group commit tunes itself. Those who were just answered and those who queued meanwhile are the requests in flight;
 * the next sync starts when as many are queued, when there are bytes enough for a sync of their own, or when as much time
 * has passed as the last sync took, so that waiting costs no more than a sync that is missed.
 *
 * <p>A failed write or sync is not tried again: the segment ends at the last batch that was synced, everyone in the batch
 * is refused, and so is who comes later, until {@link #resume} has begun a fresh segment.
 */
final class CommitLoop implements Runnable {
    /** The most bytes of one append, so that it and a batch fit into a frame. */
    private static final long MAX_APPEND = 512L << 20;

    /** Work for the writing thread between two batches. */
    interface Turn {
        void run() throws IOException;
    }

    /** So many queued bytes are worth a sync of their own: above, its time grows with the bytes, and waiting saves none. */
    private static final long ENOUGH_BYTES = 256L << 10;

    private record Call(Turn turn, CompletableFuture<Void> done) {}

    private final AppendQueue queue = new AppendQueue();
    private final Deque<AppendRequest> pending = new ArrayDeque<>();
    private final ConcurrentLinkedQueue<Call> calls = new ConcurrentLinkedQueue<>();
    private final List<AppendRequest> batch = new ArrayList<>();
    private final FrameEncoder encoder;
    private final int batchBytes;
    private final SegmentSupply supply;
    private final SegmentList segments;
    private final DurableSize size;
    private final JournalHealth health;
    private final Runnable rotated;
    private final Counter events;
    private final Counter refused;
    private final DistributionSummary batches;
    private final Timer syncs;
    private Optional<SegmentWriter> writer;
    private int inFlight;
    private long answered;
    private long lastSync;
    private volatile boolean stopping;
    private volatile boolean ended;

    CommitLoop(
            int batchBytes,
            SegmentSupply supply,
            SegmentList segments,
            Optional<SegmentWriter> writer,
            DurableSize size,
            JournalHealth health,
            MeterRegistry metrics,
            Runnable rotated) {
        this.batchBytes = batchBytes;
        this.encoder = new FrameEncoder(batchBytes + (64 << 10));
        this.supply = supply;
        this.segments = segments;
        this.writer = writer;
        this.size = size;
        this.health = health;
        this.rotated = rotated;
        this.events = JournalMetric.EVENTS.counter(metrics);
        this.refused = JournalMetric.REFUSED.counter(metrics);
        this.batches = JournalMetric.BATCH.summary(metrics);
        this.syncs = JournalMetric.SYNC.timer(metrics);
    }

    /** Queues events and waits for them; from any thread. */
    long append(AppendRequest request) {
        if (!takes(request) || !queue.put(request)) {
            refused.increment(request.events.size());
            throw AppendRequest.unavailable(health.now());
        }
        return request.await();
    }

    private boolean takes(AppendRequest request) {
        JournalState state = health.state();
        return state == JournalState.OK || request.reserved && state == JournalState.FULL;
    }

    /**
     * Runs something on the writing thread between two batches, and waits for it.
     *
     * @throws IOException what it threw
     */
    void call(Turn turn) throws IOException {
        Call call = new Call(turn, new CompletableFuture<>());
        calls.add(call);
        queue.wake();
        if (ended && calls.remove(call)) {
            throw new IOException("the journal is closed");
        }
        try {
            call.done.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
            throw e;
        }
    }

    @Override
    public void run() {
        queue.taker(Thread.currentThread());
        while (!stopping) {
            if (pending.isEmpty() && calls.isEmpty()) {
                queue.await(1, 0);
                gather();
            }
            runCalls();
            queue.take(pending);
            if (!pending.isEmpty()) {
                commit();
            }
        }
        queue.close(pending);
        while (!pending.isEmpty()) {
            commit();
        }
        closeWriter();
        ended = true;
        runCalls();
    }

    /** Ends the loop once what is queued is stored. */
    void stop() {
        stopping = true;
        queue.wake();
    }

    private void gather() {
        long until = answered + lastSync;
        long left = until - System.nanoTime();
        while (left > 0 && queue.depth() < inFlight && calls.isEmpty() && !stopping) {
            queue.await(inFlight, left);
            left = until - System.nanoTime();
        }
    }

    private void runCalls() {
        for (Call call = calls.poll(); call != null; call = calls.poll()) {
            try {
                call.turn.run();
                call.done.complete(null);
            } catch (IOException | RuntimeException e) {
                call.done.completeExceptionally(e);
            }
        }
    }

    private void commit() {
        long bytes = 0;
        batch.clear();
        encoder.clear();
        while (!pending.isEmpty() && (batch.isEmpty() || bytes + pending.peek().bytes <= batchBytes)) {
            AppendRequest request = pending.poll();
            if (takes(request)) {
                bytes += request.bytes;
                batch.add(request);
                request.events.forEach(encoder::add);
            } else {
                refuse(request);
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        try {
            int count = encoder.count();
            long size = encoder.bytes();
            if (makeRoom()) {
                store();
                answer(count, size);
            }
        } catch (IOException e) {
            abandon(() -> health.failed("writing the journal", e));
        } catch (RuntimeException | Error e) {
            // Whatever it was, nobody may be left waiting, and nothing may follow what is half written.
            abandon(() -> health.become(JournalState.FAILED, "writing the journal failed: " + e));
        }
    }

    /**
     * Sees to it that the batch fits, and that ordinary events leave room for reserved ones: the last quarter of a segment
     * is theirs alone while no next one is prepared.
     *
     * @return false if there is no room: ordinary events were refused, reserved ones wait in front
     */
    private boolean makeRoom() {
        boolean ordinary = batch.stream().anyMatch(request -> !request.reserved);
        try {
            if (ordinary
                    && !supply.ready()
                    && writer.isPresent()
                    && !writer.get().keepsMargin(encoder.bytes())) {
                supply.prepare();
            }
            if (writer.isEmpty() || !writer.get().fits(encoder.bytes())) {
                begin();
            }
            return true;
        } catch (IOException e) {
            health.failed("beginning the next segment", e);
            for (AppendRequest request : batch.reversed()) {
                if (ordinary && takes(request)) {
                    pending.addFirst(request);
                } else {
                    refuse(request);
                }
            }
            return false;
        }
    }

    private void store() throws IOException {
        SegmentWriter to = writer.orElseThrow();
        ByteBuffer frame = encoder.frame(size.get(), to.header().stamp());
        long start = System.nanoTime();
        to.write(frame);
        to.sync();
        answered = System.nanoTime();
        lastSync = answered - start;
    }

    private void answer(int count, long bytes) {
        long sequence = size.get();
        size.publish(sequence + count);
        for (AppendRequest request : batch) {
            request.stored(sequence);
            sequence += request.events.size();
        }
        inFlight = Math.min(batch.size() + pending.size() + queue.depth(), enough(bytes));
        events.increment(count);
        batches.record(count);
        syncs.record(lastSync, TimeUnit.NANOSECONDS);
    }

    private int enough(long bytes) {
        long each = Math.max(1, bytes / batch.size());
        return (int) Math.max(1, ENOUGH_BYTES / each);
    }

    private void abandon(Runnable becoming) {
        closeWriter();
        becoming.run();
        batch.forEach(this::refuse);
    }

    private void refuse(AppendRequest request) {
        refused.increment(request.events.size());
        request.refused(health.now());
    }

    private void closeWriter() {
        writer.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException e) {
                // Nothing depends on it: what was synced stays synced.
                health.failed("closing a segment", e);
            }
        });
        writer = Optional.empty();
    }

    private void begin() throws IOException {
        SegmentWriter fresh = supply.begin(size.get());
        closeWriter();
        segments.add(fresh.header().first());
        writer = Optional.of(fresh);
        rotated.run();
    }

    /** Makes sure that there is a segment to write to, a fresh one after a failure. For {@link #call}. */
    void resume() throws IOException {
        if (writer.isEmpty()) {
            begin();
        }
    }

    /** Ends the segment in use if it holds any event below {@code end}. For {@link #call}. */
    void finishSegment(long end) throws IOException {
        if (writer.isPresent() && writer.get().header().first() < Math.min(end, size.get())) {
            begin();
        }
    }

    /** An event's size is checked before it is queued, so that it can only fail its own caller. */
    static void check(List<SealedEvent> events) {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("an append of no events");
        }
        long bytes = 0;
        for (SealedEvent event : events) {
            bytes += FrameEncoder.bytes(event);
            for (PrivatePart part : event.parts()) {
                if (part.salt().length != PrivatePart.SALT_BYTES) {
                    throw new IllegalArgumentException("a salt of " + part.salt().length + " bytes");
                }
            }
        }
        if (bytes > MAX_APPEND) {
            throw new IllegalArgumentException("an append of " + bytes + " bytes, at most " + MAX_APPEND);
        }
    }
}
