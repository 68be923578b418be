package dev.purser.aws.route;

import dev.purser.aws.selector.AdvancedSelector;
import dev.purser.aws.selector.AdvancedSelectorJson;
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
import java.util.TreeMap;

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
                dialect(trail),
                batching,
                "The files of the trail " + trail.name() + ".",
                Optional.of(MANAGER));
    }

    /** Advanced selectors are held against each record, which an event may have several of. */
    private static Map<String, String> dialect(Trail trail) {
        Map<String, String> options = new TreeMap<>();
        options.put("account", trail.home().account());
        options.put("region", trail.home().region());
        if (!trail.selectors().advanced().isEmpty()) {
            options.put(
                    "advanced-selectors",
                    AdvancedSelectorJson.write(trail.selectors().advanced()).toString());
        }
        return options;
    }

    /**
     * Selectors are ORed: one rule for each basic one, and one for all advanced ones, if these take management events. Whatever ECR does is a management event; there are no others here. A stopped
     * trail takes what was recorded up to its stop, however far behind it is.
     */
    static List<Rule> rules(Trail trail) {
        if (trail.selectors().advanced().stream().anyMatch(AdvancedSelector::management)) {
            return List.of(new Rule(selection(ReadWrite.ALL, until(trail)), List.of(name(trail))));
        }
        return trail.selectors().basic().stream()
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
