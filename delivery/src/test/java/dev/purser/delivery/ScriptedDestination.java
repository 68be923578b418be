package dev.purser.delivery;

import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import dev.purser.event.dialect.RecordBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The other side of a destination, in memory: keeps what it takes, and fails as it is told to. Outlives the destinations
 * that are opened on it, as a real other side does.
 */
public final class ScriptedDestination implements DestinationFactory {
    /** What the other side does with a batch, before it takes it. */
    @FunctionalInterface
    public interface Script {
        /** Takes everything. */
        Script TAKE = batch -> Receipt.ALL;

        /** Returns what it refuses, or throws. */
        Receipt answer(Batch batch) throws DeliveryException, InterruptedException;
    }

    /** A record as it arrived. */
    public record Arrived(long sequence, UUID event, String text) {}

    /** A batch as it arrived. */
    public record Seen(long first, long next, int records, Optional<String> checkpoint, List<DeadLetter> missing) {}

    private final AtomicReference<Script> script = new AtomicReference<>(Script.TAKE);
    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    private final List<Seen> batches = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger tests = new AtomicInteger();
    private volatile BatchRule batching = new BatchRule(100, 1 << 20, Duration.ZERO);
    private volatile boolean keeps = true;
    private volatile Optional<String> secret = Optional.empty();

    @Override
    public String type() {
        return "scripted";
    }

    @Override
    public String summary() {
        return "In memory, for tests.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.text("place", "here", "Anything."),
                Option.secret("password", "A secret."),
                Option.choice("mode", "plain", List.of("plain", "other"), "One of two."));
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return batching;
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        opened.incrementAndGet();
        secret = options.find("password");
        return new Destination() {
            @Override
            public Receipt deliver(Batch batch) throws DeliveryException, InterruptedException {
                return take(batch);
            }

            @Override
            public void test() throws DeliveryException, InterruptedException {
                tests.incrementAndGet();
                script.get()
                        .answer(new Batch(
                                new RecordBuffer(), 0, 0, surroundings.clock().instant(), Optional.empty()));
            }

            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
    }

    private Receipt take(Batch batch) throws DeliveryException, InterruptedException {
        Receipt receipt;
        try {
            receipt = script.get().answer(batch);
        } catch (DeliveryException e) {
            keep(batch, Math.min(e.taken(), batch.records().size()), List.of());
            throw e;
        }
        keep(batch, batch.records().size(), receipt.refused());
        batches.add(new Seen(batch.first(), batch.next(), batch.records().size(), batch.checkpoint(), batch.missing()));
        return receipt;
    }

    /** The same, but keeps nothing of what arrives. */
    public ScriptedDestination counting(Script next) {
        keeps = false;
        return script(next);
    }

    /** Lets a batch arrive whatever the script then says of it. */
    public void arrive(Batch batch) {
        keep(batch, batch.records().size(), List.of());
    }

    private void keep(Batch batch, int count, List<Receipt.Refused> refused) {
        if (!keeps) {
            return;
        }
        List<Arrived> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int record = i;
            if (refused.stream().noneMatch(one -> one.record() == record)) {
                RecordBuffer from = batch.records();
                some.add(new Arrived(
                        from.sequence(i),
                        from.event(i),
                        new String(from.copy(i), java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
        arrived.addAll(some);
    }

    public ScriptedDestination script(Script next) {
        script.set(next);
        return this;
    }

    public ScriptedDestination batching(int records, int bytes, Duration age) {
        batching = new BatchRule(records, bytes, age);
        return this;
    }

    public List<Arrived> arrived() {
        return arrived;
    }

    /** The numbers of the events whose records arrived, as they arrived. */
    public List<Long> sequences() {
        return arrived.stream().map(Arrived::sequence).toList();
    }

    public List<Seen> batches() {
        return batches;
    }

    public int opened() {
        return opened.get();
    }

    public int closed() {
        return closed.get();
    }

    public int tests() {
        return tests.get();
    }

    public Optional<String> secret() {
        return secret;
    }

    /** A failure of that kind. */
    public static DeliveryException failure(DeliveryException.Kind kind) {
        return new DeliveryException(kind, "scripted: " + kind.text(), null);
    }
}
