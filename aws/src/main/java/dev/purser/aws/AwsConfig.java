package dev.purser.aws;

import dev.purser.aws.route.TrailStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * How Amazon's face is set up.
 *
 * @param place where this registry is, in Amazon's terms
 * @param buckets the folder in which every folder can be read as a bucket
 * @param storage where the buckets of trails are
 * @param fileInterval how long events are collected for one file of a trail; CloudTrail's is about five minutes
 * @param digestInterval how much time one digest covers; CloudTrail's is an hour
 * @param dialect what is chosen in CloudTrail's dialect
 */
public record AwsConfig(
        AwsPlace place,
        Path buckets,
        TrailStorage storage,
        Duration fileInterval,
        Duration digestInterval,
        Map<String, String> dialect) {
    public AwsConfig {
        dialect = Map.copyOf(dialect);
    }
}
