package dev.purser.delivery;

import dev.purser.delivery.position.Ledger;
import dev.purser.delivery.position.ObjectTable;
import dev.purser.delivery.pump.Pumps;
import dev.purser.delivery.route.Locations;
import dev.purser.delivery.route.StoredRoutes;
import dev.purser.delivery.setup.DestinationTable;
import dev.purser.delivery.setup.Rig;
import dev.purser.delivery.setup.Workshop;
import dev.purser.event.dialect.Dialects;
import dev.purser.event.dialect.Home;
import dev.purser.journal.FileJournal;
import dev.purser.journal.Journal;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.Migration;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The room's door: routes, destinations, and the pumps between them and the journal. Thread-safe. */
public final class Delivery implements AutoCloseable {
    private final Metadata metadata;
    private final Ledger ledger;
    private final StoredRoutes routes;
    private final StoredDestinations destinations;
    private final StoredObjects objects;
    private final DestinationTable table;
    private final Workshop workshop;
    private final Pumps pumps;
    private final Clock clock;

    private Delivery(
            Metadata metadata,
            Ledger ledger,
            StoredRoutes routes,
            StoredDestinations destinations,
            StoredObjects objects,
            DestinationTable table,
            Workshop workshop,
            Pumps pumps,
            Clock clock) {
        this.metadata = metadata;
        this.ledger = ledger;
        this.routes = routes;
        this.destinations = destinations;
        this.objects = objects;
        this.table = table;
        this.workshop = workshop;
        this.pumps = pumps;
        this.clock = clock;
    }

    /** The room's tables. */
    public static List<Migration> migrations() {
        return Schema.MIGRATIONS;
    }

    /**
     * Reads what is kept; delivers nothing before {@link #start}.
     *
     * @param journal read only; closed by whoever opened it, after this
     * @param metadata holds the room's tables; closed by whoever opened it, after this
     * @param home whose records are written
     */
    public static Delivery open(
            DeliveryConfig config,
            Journal journal,
            Metadata metadata,
            Dialects dialects,
            List<DestinationFactory> types,
            Home home,
            SecretBox secrets,
            Clock clock,
            MeterRegistry metrics) {
        Workshop workshop = new Workshop(types, dialects, home, config.folders(), clock, metrics);
        DestinationTable table = new DestinationTable(metadata, workshop, secrets);
        Ledger ledger = new Ledger(metadata, clock);
        StoredRoutes routes = new StoredRoutes(
                metadata, config.maxRoutes(), new Locations(home.location(), dialects.locations(home)), clock);
        Pumps pumps = new Pumps(config, journal, ledger, table, workshop, routes::router, clock, metrics);
        StoredDestinations destinations =
                new StoredDestinations(config, journal, metadata, workshop, table, ledger, pumps, clock);
        StoredObjects objects = new StoredObjects(table, new ObjectTable(metadata), config.keepObjects(), clock);
        return new Delivery(metadata, ledger, routes, destinations, objects, table, workshop, pumps, clock);
    }

    public Routes routes() {
        return routes;
    }

    public Destinations destinations() {
        return destinations;
    }

    public DeliveredObjects objects() {
        return objects;
    }

    /**
     * Opens a destination to tell it something that is no record; closed by the caller. Empty if there is none of that name,
     * or if it takes nothing but records.
     *
     * @throws dev.purser.event.PurserException if it cannot be opened as it is set up
     */
    public Optional<Notifier> notifier(String destination) {
        Optional<Rig> rig = table.find(destination)
                .flatMap(found -> table.unmasked(found.id()))
                .map(workshop::open);
        if (rig.isPresent() && rig.get().destination() instanceof Notifier notifier) {
            return Optional.of(notifier);
        }
        rig.ifPresent(Rig::close);
        return Optional.empty();
    }

    /** Retention of the journal, which must wait for destinations; for the server's list of jobs. */
    public JournalRetention retention(FileJournal journal, JournalRetention.Limits limits) {
        return new JournalRetention(journal, metadata, ledger.positions(), pumps::changed, limits, clock);
    }

    /** Begins to deliver. */
    public void start() {
        pumps.start();
    }

    /**
     * Ends deliveries: a batch under way is finished, or broken off after {@link DeliveryConfig#closeLimit}; no position
     * is half stored.
     */
    @Override
    public void close() {
        pumps.close();
    }
}
