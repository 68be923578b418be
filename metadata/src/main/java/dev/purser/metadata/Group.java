package dev.purser.metadata;

import dev.purser.event.PurserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The changes that one commit makes durable. Filled under the writer's lock; awaited by everybody in it. */
final class Group {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<OutboxEntry> events = new ArrayList<>();
    private final List<OutboxEntry> cleared;
    private volatile Optional<Throwable> failure = Optional.empty();
    private int members;

    /**
     * @param cleared outbox rows that this transaction deletes, because they are in the journal
     */
    Group(List<OutboxEntry> cleared) {
        this.cleared = cleared;
    }

    void joined() {
        members++;
    }

    int members() {
        return members;
    }

    List<OutboxEntry> events() {
        return events;
    }

    List<OutboxEntry> cleared() {
        return cleared;
    }

    void committed() {
        ended.countDown();
    }

    void failed(Throwable cause) {
        failure = Optional.of(cause);
        ended.countDown();
    }

    /** Waits to the end, whatever interrupts: what is in the transaction cannot be taken back any more. */
    void await() {
        boolean interrupted = false;
        while (true) {
            try {
                ended.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure.isPresent()) {
            throw new PurserException(MetadataError.METADATA_UNAVAILABLE, Map.of(), failure.get());
        }
    }
}
