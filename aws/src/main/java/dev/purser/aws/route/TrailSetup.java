package dev.purser.aws.route;

import dev.purser.aws.trail.EventSelector;
import dev.purser.aws.trail.EventSelector.ReadWrite;
import dev.purser.aws.trail.Trail;
import dev.purser.delivery.BatchRule;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.Rule;
import dev.purser.delivery.Selection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A trail in delivery's words. */
final class TrailSetup {
    static final String MANAGER = "cloudtrail";

    /** So much later the stop itself is recorded at most, which a trail's last file tells of. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private static final String PREFIX = "trail-";
    private static final int LONGEST = 128;

    private TrailSetup() {}

    /** The name of a trail's destination, and of its route. */
    static String name(Trail trail) {
        String name = PREFIX + trail.name();
        return name.length() <= LONGEST
                ? name
                : PREFIX
                        + trail.name().substring(0, 100)
                        + '-'
                        + hash(trail.name()).substring(0, 16);
    }

    static DestinationSetup destination(Trail trail, TrailStorage storage, Optional<BatchRule> batching) {
        return new DestinationSetup(
                name(trail),
                storage.type(),
                storage.options(trail.settings().bucket(), trail.settings().prefix()),
                "cloudtrail",
                Map.of("account", trail.home().account(), "region", trail.home().region()),
                batching,
                "The files of the trail " + trail.name() + ".",
                Optional.of(MANAGER));
    }

    /**
     * Selectors are ORed: one rule for each. Whatever ECR does is a management event; there are no others here. A stopped
     * trail takes what was recorded up to its stop, however far behind it is.
     */
    static List<Rule> rules(Trail trail) {
        return trail.selectors().stream()
                .filter(EventSelector::managementEvents)
                .map(selector -> new Rule(selection(selector.readWrite(), until(trail)), List.of(name(trail))))
                .toList();
    }

    private static Optional<String> until(Trail trail) {
        return trail.logging()
                ? Optional.empty()
                : trail.stopped()
                        .map(stopped ->
                                "recorded.millis <= " + stopped.plus(GRACE).toEpochMilli());
    }

    private static Selection selection(ReadWrite readWrite, Optional<String> predicate) {
        return new Selection(
                List.of(),
                Set.of(),
                Set.of(),
                switch (readWrite) {
                    case ALL -> Optional.empty();
                    case READ_ONLY -> Optional.of(true);
                    case WRITE_ONLY -> Optional.of(false);
                },
                List.of(),
                List.of(),
                List.of(),
                predicate);
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
