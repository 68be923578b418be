package dev.purser.aws.trail;

import java.time.Instant;

/**
 * The topic that is told of a trail's new files.
 *
 * @param given its name or ARN as the trail was given it
 * @param arn its full ARN
 * @param destination the destination of delivery that speaks for it
 * @param since files that were delivered before are not told
 */
public record Topic(String given, String arn, String destination, Instant since) {}
