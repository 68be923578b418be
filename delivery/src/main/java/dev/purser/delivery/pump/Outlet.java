package dev.purser.delivery.pump;

import dev.purser.delivery.Batch;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.Receipt;
import dev.purser.delivery.setup.Rig;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.RecordWriter;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One destination as its pump sees it: opened when it is first needed, opened anew when it was set up anew. For one thread. */
final class Outlet {
    private static final Logger log = LoggerFactory.getLogger(Outlet.class);

    /** So often a destination may fail in a way of its own that no contract knows, before single records are blamed. */
    private static final int PATIENCE = 3;

    private final UUID id;
    private final String name;
    private final Tools tools;
    private final Guard guard;
    private final Meters meters;
    private Optional<DestinationSetup> setup = Optional.empty();
    private Rig rig;
    private RecordWriter writer;
    private int bugs;

    Outlet(UUID id, String name, Tools tools, Guard guard, Meters meters) {
        this.id = id;
        this.name = name;
        this.tools = tools;
        this.guard = guard;
        this.meters = meters;
    }

    /** Looks whether it was set up anew; true if what was written for it must be written again. */
    boolean refresh() {
        Optional<DestinationSetup> now = tools.table().unmasked(id);
        boolean same = now.equals(setup);
        setup = now;
        if (!same) {
            close();
        }
        return !same;
    }

    /**
     * @throws DeliveryException {@link Kind#MISCONFIGURED} if it cannot be opened as it is set up
     */
    Rig rig() throws DeliveryException {
        if (rig == null) {
            try {
                rig = tools.workshop().open(setup.orElseThrow());
                writer = rig.dialect().writer();
            } catch (PurserException e) {
                throw new DeliveryException(Kind.MISCONFIGURED, e.getMessage() + " " + e.detail(), e);
            } catch (RuntimeException | LinkageError e) {
                throw new DeliveryException(Kind.MISCONFIGURED, "It cannot be opened: " + e.getMessage(), e);
            }
        }
        return rig;
    }

    /** How long a batch waits for more at most, in nanoseconds; 0 while it is not open. */
    long age() {
        return rig == null ? 0 : rig.batching().age().toNanos();
    }

    /** A writer of the destination's dialect; after {@link #rig}. */
    RecordWriter writer() {
        return writer;
    }

    /** Hands a batch over, within the time that one delivery may take. */
    Receipt deliver(Batch batch) throws DeliveryException {
        long began = System.nanoTime();
        try {
            Receipt receipt = guard.call(() -> rig.destination().deliver(batch));
            meters.batches().record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
            return receipt;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError e) {
            bugs++;
            log.warn("destination fails out of contract: destination={} times={}", name, bugs, e);
            throw new DeliveryException(
                    bugs > PATIENCE ? Kind.REFUSED : Kind.UNREACHABLE, "An error of the program: " + e, e);
        }
    }

    /** A whole batch is done with. */
    void fine() {
        bugs = 0;
    }

    /** Proves that it can be written to. */
    void test() throws DeliveryException {
        Rig open = rig();
        try {
            guard.call(() -> {
                open.destination().test();
                return true;
            });
        } catch (RuntimeException | LinkageError | AssertionError e) {
            throw new DeliveryException(Kind.UNREACHABLE, "An error of the program: " + e, e);
        }
    }

    void close() {
        if (rig != null) {
            try {
                rig.close();
            } catch (RuntimeException e) {
                log.warn("destination cannot be closed: destination={}", name, e);
            }
            rig = null;
            writer = null;
        }
    }
}
