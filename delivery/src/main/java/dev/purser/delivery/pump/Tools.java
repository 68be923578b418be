package dev.purser.delivery.pump;

import dev.purser.delivery.DeliveryConfig;
import dev.purser.delivery.position.Ledger;
import dev.purser.delivery.route.Router;
import dev.purser.delivery.setup.DestinationTable;
import dev.purser.delivery.setup.Workshop;
import dev.purser.journal.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** What all pumps share. */
record Tools(
        DeliveryConfig config,
        Journal journal,
        Ledger ledger,
        DestinationTable table,
        Workshop workshop,
        Supplier<Router> router,
        Share share,
        ScheduledExecutorService timer,
        Clock clock,
        MeterRegistry metrics) {}
