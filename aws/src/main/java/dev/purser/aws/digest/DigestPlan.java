package dev.purser.aws.digest;

import dev.purser.aws.AwsPlace;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The digests that one trail is due.
 *
 * @param trail its name
 * @param destination the destination of delivery that writes its files
 * @param bucket as the digests name it
 * @param prefix stands before {@code AWSLogs/}, without the slash between
 * @param home account and region of the trail itself
 * @param started when it was started last: a chain begins there
 * @param stopped when it was stopped and its last file was written, if it is not running
 * @param every how much time one digest covers; CloudTrail's is an hour
 */
public record DigestPlan(
        String trail,
        String destination,
        String bucket,
        Optional<String> prefix,
        AwsPlace home,
        Instant started,
        Optional<Instant> stopped,
        Duration every) {
    /** Every object of the trail's log lies below this. */
    String root() {
        return prefix.map(one -> one + '/').orElse("") + "AWSLogs/";
    }
}
