package dev.purser.aws.route;

import dev.purser.aws.trail.NoticeTable;
import dev.purser.aws.trail.NoticeTable.Told;
import dev.purser.aws.trail.StoredTrails;
import dev.purser.aws.trail.Topic;
import dev.purser.aws.trail.Trail;
import dev.purser.delivery.DeliveredObjects;
import dev.purser.delivery.Delivery;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.Notifier;
import dev.purser.event.PurserException;
import dev.purser.event.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that tells topics of the files that trails wrote, as CloudTrail does over SNS: first {@link #VALIDATION}, then for
 * each log file {@code {"s3Bucket":"…","s3ObjectKey":["…"]}}, in the order of delivery; nothing of digests.
 *
 * <p>It reads the list of files that were delivered, so a topic that is away holds up no file: it is told later, at least
 * once, as far back as that list goes. After a kill some notices come again, with the same id. One run at a time.
 */
final class TrailNotices implements Runnable {
    /** What a topic is told first; consumers pass over it. */
    static final String VALIDATION = "CloudTrail validation message.";

    private static final Logger LOG = LoggerFactory.getLogger(TrailNotices.class);

    /** So many files of one trail are told before the others have their turn. */
    private static final int TURN = 100;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final StoredTrails trails;
    private final NoticeTable told;
    private final Delivery delivery;
    private final Clock clock;
    private final Map<String, Pause> pauses = new HashMap<>();

    /** After a failure: how long it is, and when it ends. */
    private record Pause(Duration length, Instant end) {}

    TrailNotices(StoredTrails trails, NoticeTable told, Delivery delivery, Clock clock) {
        this.trails = trails;
        this.told = told;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public void run() {
        for (Trail trail : trails.all()) {
            Optional<Topic> topic = trail.settings().topic();
            Pause pause = pauses.get(trail.name());
            if (topic.isPresent() && (pause == null || clock.instant().isAfter(pause.end()))) {
                try {
                    tell(trail, topic.get());
                } catch (PurserException notNow) {
                    LOG.warn("notices of the trail {} have to wait: {}", trail.name(), notNow.getMessage());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** True if a topic knows of every file that its trail has written, or there is none. */
    boolean done(Trail trail) {
        return trail.settings()
                .topic()
                .map(topic -> files(trail, topic, told.of(trail.name()), 1).isEmpty())
                .orElse(true);
    }

    private List<DeliveredObjects.Entry> files(Trail trail, Topic topic, Told is, int most) {
        Instant to = clock.instant().plus(Duration.ofDays(1));
        return delivery.objects().delivered(TrailSetup.name(trail), topic.since(), to, is.last(), most);
    }

    private void tell(Trail trail, Topic topic) throws InterruptedException {
        Told was = told.of(trail.name());
        List<DeliveredObjects.Entry> files = files(trail, topic, was, TURN);
        boolean greets = !was.arn().equals(topic.arn());
        if (files.isEmpty() && !greets) {
            return;
        }
        Told is = was;
        try (Notifier to = open(topic)) {
            if (greets) {
                to.tell(VALIDATION);
                is = is.greeted(topic.arn(), clock.instant());
            }
            for (DeliveredObjects.Entry file : files) {
                is = tell(to, trail, file, is);
            }
            pauses.remove(trail.name());
        } catch (DeliveryException away) {
            is = is.failed(away.getMessage(), clock.instant());
            pause(trail.name());
            LOG.warn("the topic of the trail {} takes no notice: {}", trail.name(), away.getMessage());
        } finally {
            told.keep(trail.name(), is);
        }
    }

    /** A notice that is refused for what it says is refused for ever: it is passed over, and the refusal told. */
    private Told tell(Notifier to, Trail trail, DeliveredObjects.Entry file, Told is)
            throws DeliveryException, InterruptedException {
        try {
            to.tell(message(trail.settings().bucket(), file.object().name()));
            return is.of(file.number(), clock.instant());
        } catch (DeliveryException refused) {
            if (refused.kind() != DeliveryException.Kind.REFUSED) {
                throw refused;
            }
            LOG.warn("a notice of the trail {} is refused: {}", trail.name(), refused.getMessage());
            return new Told(
                    is.arn(),
                    file.number(),
                    Optional.of(clock.instant()),
                    is.told(),
                    Optional.of(refused.getMessage()));
        }
    }

    private Notifier open(Topic topic) throws DeliveryException {
        try {
            return delivery.notifier(topic.destination())
                    .orElseThrow(() -> new DeliveryException(
                            DeliveryException.Kind.MISCONFIGURED,
                            "the destination " + topic.destination() + " is gone, or speaks for no topic any more",
                            null));
        } catch (PurserException unusable) {
            throw new DeliveryException(DeliveryException.Kind.MISCONFIGURED, unusable.getMessage(), unusable);
        }
    }

    private void pause(String trail) {
        Pause last = pauses.get(trail);
        Duration length = last == null ? FIRST_PAUSE : last.length().multipliedBy(2);
        Duration bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
        pauses.put(trail, new Pause(bounded, clock.instant().plus(bounded)));
    }

    private static String message(String bucket, String key) {
        JsonBytes message = new JsonBytes(512);
        message.open();
        message.text("s3Bucket", bucket);
        message.openArray("s3ObjectKey");
        message.element(key);
        message.closeArray();
        message.close();
        return new String(message.copy(0), StandardCharsets.UTF_8);
    }
}
