package dev.purser.delivery.object;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.Destination;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.Receipt.DeliveredObject;
import dev.purser.event.dialect.FileLayout;
import dev.purser.event.dialect.FileLayout.Growth;
import dev.purser.event.dialect.Filing;
import dev.purser.event.dialect.RecordBuffer;
import dev.purser.storage.object.ObjectStore;
import dev.purser.storage.object.ObjectStore.Facts;
import dev.purser.storage.object.ObjectStoreException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes batches as objects. Each object's metadata says which events it stands for and, in base64, the journal's
 * checkpoint; a checkpoint that is too large for metadata becomes an object below {@code purser-checkpoint/}.
 *
 * <p>Dead letters that the batch tells of are named in the metadata of its objects by their events' numbers; where they do
 * not fit, or the next append would write over them, they are the lines of an object below {@code purser-missing/}.
 *
 * <p>Where a batch has records of several filings and one of its objects fails, the finished ones are remembered: the same
 * batch tried again writes only the others, and the receipt then names all.
 */
public final class ObjectDestination implements Destination {
    /** Metadata: the journal's latest signed checkpoint, its UTF-8 bytes in base64. */
    public static final String CHECKPOINT = "purser-checkpoint";
    /** Metadata: the journal's number of the first event that the batch stands for. */
    public static final String FIRST = "purser-first";
    /** Metadata: the number after the last event that the batch stands for. */
    public static final String NEXT = "purser-next";
    /** Metadata: the numbers of events that became dead letters since the last batch, with commas between. */
    public static final String MISSING = "purser-missing";

    /** S3 keeps 2 KB of user metadata, names included. */
    private static final int LARGEST_CHECKPOINT = 1400;

    private static final int LARGEST_MISSING = 300;
    private static final Facts TEXT = new Facts("text/plain; charset=utf-8", Optional.empty(), Map.of());

    /** What tells one batch from another that begins alike. */
    private record Attempt(long first, long next, int records, Instant cut) {}

    private final ObjectPlace place;
    private final ObjectNames names;
    private final String destination;
    private final Groups groups = new Groups();
    private final ObjectBody body = new ObjectBody();
    private final Map<Filing, DeliveredObject> done = new LinkedHashMap<>();
    private Attempt attempt = new Attempt(-1, -1, 0, Instant.EPOCH);
    private boolean closed;

    /**
     * @param destination its name
     */
    public ObjectDestination(ObjectPlace place, String destination) {
        this.place = place;
        this.destination = destination;
        names = new ObjectNames(place, destination);
    }

    @Override
    public Receipt deliver(Batch batch) throws DeliveryException, InterruptedException {
        RecordBuffer records = batch.records();
        Attempt now = new Attempt(batch.first(), batch.next(), records.size(), batch.cut());
        if (!now.equals(attempt)) {
            attempt = now;
            done.clear();
        }
        Facts facts = facts(batch);
        List<DeliveredObject> objects = new ArrayList<>();
        for (Groups.Group group : groups.split(records, place.byFiling())) {
            DeliveredObject object = done.get(group.filing());
            if (object == null) {
                object = write(batch, group, facts);
                done.put(group.filing(), object);
            }
            objects.add(object);
        }
        body.trim();
        done.clear();
        return new Receipt(objects, List.of());
    }

    private DeliveredObject write(Batch batch, Groups.Group group, Facts facts)
            throws DeliveryException, InterruptedException {
        FileLayout layout = place.layout();
        body.fill(batch.records(), groups, group, layout.framing());
        String name = names.of(batch, group.filing());
        String sha256 = body.sha256();
        boolean grows = grows();
        byte[] bytes = layout.gzip() ? body.gzip() : body.plain();
        String written = ask(store -> {
            if (grows) {
                return store.append(name, bytes, facts);
            }
            store.put(name, bytes, facts);
            return name;
        });
        return delivered(batch.records(), group, written, sha256);
    }

    private boolean grows() {
        return place.layout().growth() == Growth.APPEND && place.store().appends();
    }

    private DeliveredObject delivered(RecordBuffer records, Groups.Group group, String name, String sha256) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        Instant oldest = Instant.MAX;
        Instant newest = Instant.MIN;
        for (int record = group.head(); record != Groups.END; record = groups.next(record)) {
            first = Math.min(first, records.sequence(record));
            last = Math.max(last, records.sequence(record));
            Instant time = records.time(record);
            oldest = time.isBefore(oldest) ? time : oldest;
            newest = time.isAfter(newest) ? time : newest;
        }
        return new DeliveredObject(
                place.container(),
                name,
                group.filing(),
                sha256,
                body.length(),
                group.size(),
                first,
                last,
                oldest,
                newest);
    }

    private Facts facts(Batch batch) throws DeliveryException, InterruptedException {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(FIRST, Long.toString(batch.first()));
        metadata.put(NEXT, Long.toString(batch.next()));
        if (batch.checkpoint().isPresent()) {
            byte[] checkpoint = batch.checkpoint().get().getBytes(StandardCharsets.UTF_8);
            String text = Base64.getEncoder().encodeToString(checkpoint);
            if (text.length() <= LARGEST_CHECKPOINT) {
                metadata.put(CHECKPOINT, text);
            } else {
                put(names.beside(CHECKPOINT, batch), checkpoint);
            }
        }
        if (!batch.missing().isEmpty()) {
            List<String> missing = batch.missing().stream()
                    .map(dead -> Long.toString(dead.sequence()))
                    .toList();
            String text = String.join(",", missing);
            if (text.length() <= LARGEST_MISSING && !grows()) {
                metadata.put(MISSING, text);
            } else {
                byte[] lines = (String.join("\n", missing) + "\n").getBytes(StandardCharsets.US_ASCII);
                put(names.beside(MISSING, batch), lines);
            }
        }
        FileLayout layout = place.layout();
        return new Facts(layout.contentType(), layout.contentEncoding(), metadata);
    }

    private void put(String name, byte[] bytes) throws DeliveryException, InterruptedException {
        ask(store -> {
            store.put(name, bytes, TEXT);
            return name;
        });
    }

    @FunctionalInterface
    private interface Request<T> {
        T to(ObjectStore store) throws ObjectStoreException;
    }

    private <T> T ask(Request<T> request) throws DeliveryException, InterruptedException {
        try {
            return request.to(place.store());
        } catch (ObjectStoreException e) {
            if (Thread.interrupted()) {
                InterruptedException interrupted = new InterruptedException("while writing objects");
                interrupted.initCause(e);
                throw interrupted;
            }
            throw new DeliveryException(kind(e.kind()), e.getMessage(), 0, e.retryAfter(), e);
        }
    }

    private static DeliveryException.Kind kind(ObjectStoreException.Kind kind) {
        return switch (kind) {
            case UNREACHABLE -> DeliveryException.Kind.UNREACHABLE;
            case THROTTLED -> DeliveryException.Kind.THROTTLED;
            case DENIED -> DeliveryException.Kind.DENIED;
            case MISCONFIGURED -> DeliveryException.Kind.MISCONFIGURED;
            case FULL -> DeliveryException.Kind.FULL;
            case REFUSED -> DeliveryException.Kind.REFUSED;
        };
    }

    /** Puts an empty object and takes it away again; where taking away is not allowed, it stays. */
    @Override
    public void test() throws DeliveryException, InterruptedException {
        String probe = place.prefix() + "purser-write-test/" + destination;
        put(probe, new byte[0]);
        ask(store -> {
            try {
                store.delete(probe);
            } catch (ObjectStoreException e) {
                if (e.kind() != ObjectStoreException.Kind.DENIED) {
                    throw e;
                }
            }
            return probe;
        });
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            body.close();
            place.store().close();
        }
    }
}
