package dev.purser.aws.trail;

import dev.purser.aws.AwsPlace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One trail as it stands.
 *
 * @param name unique in the account and region
 * @param home where it was made
 * @param settings what it is told to do
 * @param selectors which events it takes
 * @param customSelectors whether the selectors were put by someone
 * @param tags by key, in the order of keys
 * @param logging whether it is running
 * @param started when it was last started
 * @param stopped when it was last stopped
 * @param created when it was made
 */
public record Trail(
        String name,
        AwsPlace home,
        TrailSettings settings,
        TrailSelectors selectors,
        boolean customSelectors,
        Map<String, String> tags,
        boolean logging,
        Optional<Instant> started,
        Optional<Instant> stopped,
        Instant created) {
    public Trail {
        tags = Map.copyOf(tags);
    }

    /** For example {@code arn:aws:cloudtrail:us-east-1:123456789012:trail/all}. */
    public String arn() {
        return "arn:aws:cloudtrail:" + home.region() + ':' + home.account() + ":trail/" + name;
    }

    /** The folder of the bucket that everything of this trail lies in, with a slash at its end. */
    public String folder() {
        return settings.prefix().map(prefix -> prefix + '/').orElse("") + "AWSLogs/" + home.account() + '/';
    }

    Trail with(TrailSettings others) {
        return new Trail(name, home, others, selectors, customSelectors, tags, logging, started, stopped, created);
    }

    Trail with(TrailSelectors others) {
        return new Trail(name, home, settings, others, true, tags, logging, started, stopped, created);
    }

    Trail with(Map<String, String> others) {
        return new Trail(name, home, settings, selectors, customSelectors, others, logging, started, stopped, created);
    }

    /** Running or not; the same trail if it is so already. */
    Trail logging(boolean run, Instant now) {
        return logging == run
                ? this
                : new Trail(
                        name,
                        home,
                        settings,
                        selectors,
                        customSelectors,
                        tags,
                        run,
                        run ? Optional.of(now) : started,
                        run ? stopped : Optional.of(now),
                        created);
    }
}
