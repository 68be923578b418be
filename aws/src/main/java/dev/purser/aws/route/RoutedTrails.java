package dev.purser.aws.route;

import dev.purser.aws.digest.DigestChains;
import dev.purser.aws.trail.NoticeTable;
import dev.purser.aws.trail.Topic;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailDelivery;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.TrailStatus;
import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Delivery;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.DestinationStatus;
import dev.purser.delivery.Destinations;
import dev.purser.delivery.RegisteredDestination;
import dev.purser.delivery.Route;
import dev.purser.delivery.Routes;
import dev.purser.delivery.Rule;
import dev.purser.delivery.StartPoint;
import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps one destination and one route for each trail. One change of a trail at a time. */
public final class RoutedTrails implements TrailDelivery {
    /** The type of destinations that speak for a topic, and the option that has the topic's ARN. */
    private static final String NOTIFYING = "sns";

    private static final String ARN = "topic-arn";
    private static final String JOB = "trail-delivery";

    /** What delivery shows in place of a secret. */
    private static final String MASKED = "***";

    private static final int RECORDS = 20_000;
    private static final int BYTES = 8 << 20;

    private final Destinations destinations;
    private final Routes routes;
    private final DigestChains chains;
    private final NoticeTable notices;
    private final TrailStorage storage;
    private final Duration interval;
    private final Origin origin;
    private final Clock clock;

    /**
     * @param interval how long events are collected for one file
     * @param origin what the records of what follows a trail say of where it happened
     */
    public RoutedTrails(
            Delivery delivery,
            DigestChains chains,
            NoticeTable notices,
            TrailStorage storage,
            Duration interval,
            Origin origin,
            Clock clock) {
        this.destinations = delivery.destinations();
        this.routes = delivery.routes();
        this.chains = chains;
        this.notices = notices;
        this.storage = storage;
        this.interval = interval;
        this.origin = origin;
        this.clock = clock;
    }

    @Override
    public void check(Trail trail) {
        try {
            destinations.test(setup(trail));
        } catch (PurserException failed) {
            if (failed.error() != DeliveryError.DESTINATION_TEST_FAILED
                    && failed.error() != DeliveryError.DESTINATION_INVALID) {
                throw failed;
            }
            boolean there = "denied".equals(failed.detail().get("kind"));
            String bucket = trail.settings().bucket();
            throw there
                    ? TrailError.TRAIL_BUCKET_REFUSES.because(
                            "Incorrect S3 bucket policy is detected for bucket: " + bucket)
                    : TrailError.TRAIL_BUCKET_UNKNOWN.because("S3 bucket " + bucket + " does not exist!");
        }
    }

    private DestinationSetup setup(Trail trail) {
        return TrailSetup.destination(trail, storage, Optional.of(new BatchRule(RECORDS, BYTES, interval)));
    }

    @Override
    public synchronized void follow(Optional<UUID> cause, Trail trail) {
        DestinationSetup setup = setup(trail);
        Optional<RegisteredDestination> is = destinations.find(setup.name());
        if (is.isEmpty()) {
            destinations.create(recording(Action.TARGET_CREATE, cause), setup, StartPoint.NOW, false);
        } else if (!same(is.get().setup(), setup)) {
            destinations.update(recording(Action.TARGET_UPDATE, cause), setup, false);
        }
        List<Rule> rules = TrailSetup.rules(trail);
        Optional<Route> route = routes.find(setup.name());
        boolean runs = trail.started().isPresent() && !rules.isEmpty();
        if (route.isEmpty()) {
            if (!rules.isEmpty()) {
                routes.create(
                        recording(Action.ROUTE_CREATE, cause),
                        setup.name(),
                        runs,
                        rules,
                        Optional.of(TrailSetup.MANAGER));
            }
        } else if (route.get().enabled() != runs
                || !rules.isEmpty() && !route.get().rules().equals(rules)) {
            routes.update(
                    recording(Action.ROUTE_UPDATE, cause),
                    setup.name(),
                    runs,
                    rules.isEmpty() ? route.get().rules() : rules);
        }
    }

    /** Secrets are masked where they are read; a change of one shows in the key's id beside it. */
    private static boolean same(DestinationSetup is, DestinationSetup wanted) {
        Map<String, String> options = new TreeMap<>(wanted.options());
        is.options()
                .forEach((name, value) ->
                        options.computeIfPresent(name, (_, plain) -> value.equals(MASKED) ? MASKED : plain));
        return is.type().equals(wanted.type())
                && options.equals(is.options())
                && is.dialectOptions().equals(wanted.dialectOptions())
                && is.batching().equals(wanted.batching());
    }

    @Override
    public void end(Optional<UUID> cause, Trail trail) {
        follow(cause, trail);
    }

    @Override
    public synchronized void finish(Trail trail) {
        String name = TrailSetup.name(trail);
        if (routes.find(name).isPresent()) {
            routes.delete(recording(Action.ROUTE_DELETE, Optional.empty()), name);
        }
        if (destinations.find(name).isPresent()) {
            destinations.delete(recording(Action.TARGET_DELETE, Optional.empty()), name);
        }
    }

    /** A topic is named as its destination is, or by the name or the ARN that its envelopes have. */
    @Override
    public Topic topic(String nameOrArn) {
        for (RegisteredDestination each : destinations.list()) {
            String arn = each.setup().options().getOrDefault(ARN, "").strip();
            if (each.setup().type().equals(NOTIFYING)
                    && (each.setup().name().equals(nameOrArn)
                            || arn.equals(nameOrArn)
                            || arn.endsWith(':' + nameOrArn))) {
                return new Topic(nameOrArn, arn, each.setup().name(), clock.instant());
            }
        }
        throw TrailError.TRAIL_TOPIC_UNKNOWN.because("SNS Topic does not exist or the topic policy is incorrect!");
    }

    @Override
    public TrailStatus status(Trail trail) {
        String name = TrailSetup.name(trail);
        if (destinations.find(name).isEmpty()) {
            return TrailStatus.NONE;
        }
        DestinationStatus status = destinations.status(name);
        NoticeTable.Told told =
                trail.settings().topic().isPresent() ? notices.of(trail.name()) : NoticeTable.Told.NOTHING;
        return new TrailStatus(
                status.lastSuccess(),
                status.lastError()
                        .filter(error -> status.lastSuccess()
                                .map(good -> error.time().isAfter(good))
                                .orElse(true))
                        .map(DestinationStatus.Failure::message),
                chains.newest(name),
                Optional.empty(),
                told.attempted(),
                told.told(),
                told.error());
    }

    private Recording recording(Action action, Optional<UUID> cause) {
        Recording recording = Recording.job(clock, action, JOB).origin(origin);
        cause.ifPresent(recording::cause);
        return recording;
    }
}
