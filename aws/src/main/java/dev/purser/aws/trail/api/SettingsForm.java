package dev.purser.aws.trail.api;

import dev.purser.aws.json.JsonCall;
import dev.purser.aws.trail.StoredTrails;
import dev.purser.aws.trail.Topic;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.TrailSettings;
import dev.purser.aws.trail.Trails;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a trail's settings out of CreateTrail and UpdateTrail, by CloudTrail's rules. */
final class SettingsForm {
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9!_.*'()/-]+");
    private static final Pattern TOPIC =
            Pattern.compile("(arn:aws[a-z-]*:sns:[a-z0-9-]*:[A-Za-z0-9-]*:)?[A-Za-z0-9_-]{1,256}");
    private static final int LONGEST_PREFIX = 200;

    private SettingsForm() {}

    static TrailSettings create(JsonCall call, Optional<Optional<Topic>> topic) {
        unavailable(call);
        return new TrailSettings(
                bucket(call.text("S3BucketName").orElse("")),
                prefix(call).orElse(Optional.empty()),
                global(call).orElse(true),
                call.truth("IsMultiRegionTrail").orElse(false),
                call.truth("EnableLogFileValidation").orElse(false),
                topic.orElse(Optional.empty()));
    }

    /** The settings with what the call names changed; an empty prefix takes the prefix away. */
    static TrailSettings update(JsonCall call, Optional<Optional<Topic>> topic, TrailSettings was) {
        unavailable(call);
        return new TrailSettings(
                call.text("S3BucketName").map(SettingsForm::bucket).orElse(was.bucket()),
                prefix(call).orElse(was.prefix()),
                global(call).orElse(was.globalServiceEvents()),
                call.truth("IsMultiRegionTrail").orElse(was.multiRegion()),
                call.truth("EnableLogFileValidation").orElse(was.validation()),
                topic.map(given -> given.map(to -> was.topic()
                                .map(before -> new Topic(to.given(), to.arn(), to.destination(), before.since()))
                                .orElse(to)))
                        .orElse(was.topic()));
    }

    /** The topic that the call names; an empty name takes the topic away, none leaves it. */
    static Optional<Optional<Topic>> topic(JsonCall call, Trails trails) {
        return call.text("SnsTopicName").map(name -> {
            if (name.isEmpty()) {
                return Optional.<Topic>empty();
            }
            if (!TOPIC.matcher(name).matches()) {
                throw TrailError.TRAIL_TOPIC_INVALID.because(
                        "SNS topic name must be 1 to 256 letters, digits, underscores and hyphens, or an ARN of SNS.");
            }
            return Optional.of(trails.topic(name));
        });
    }

    private static Optional<Boolean> global(JsonCall call) {
        Optional<Boolean> global = call.truth("IncludeGlobalServiceEvents");
        if (global.equals(Optional.of(false))
                && call.truth("IsMultiRegionTrail").orElse(false)) {
            throw TrailError.TRAIL_COMBINATION_INVALID.because(
                    "Multi-Region trail must include global service events.");
        }
        return global;
    }

    /** What this registry has not got is refused, not taken and forgotten; an empty text asks for nothing. */
    private static void unavailable(JsonCall call) {
        refuse(call, "CloudWatchLogsLogGroupArn", TrailError.TRAIL_LOG_GROUP_UNAVAILABLE);
        refuse(call, "CloudWatchLogsRoleArn", TrailError.TRAIL_LOG_GROUP_UNAVAILABLE);
        refuse(call, "KmsKeyId", TrailError.TRAIL_KMS_UNAVAILABLE);
        if (call.truth("IsOrganizationTrail").orElse(false)) {
            throw TrailError.TRAIL_ORGANIZATION_UNAVAILABLE.because(
                    TrailError.TRAIL_ORGANIZATION_UNAVAILABLE.message() + ".");
        }
    }

    private static void refuse(JsonCall call, String member, TrailError error) {
        if (call.text(member).filter(text -> !text.isEmpty()).isPresent()) {
            throw error.because(member + ": " + error.message() + ". " + error.advice());
        }
    }

    private static String bucket(String name) {
        if (!BUCKET.matcher(name).matches()
                || name.contains("..")
                || ADDRESS.matcher(name).matches()) {
            throw TrailError.TRAIL_BUCKET_INVALID.because(
                    "Bucket name must be 3 to 63 lower-case letters, digits, periods and dashes, beginning and ending with"
                            + " a letter or digit, and no IP address.");
        }
        return name;
    }

    private static Optional<Optional<String>> prefix(JsonCall call) {
        return call.text("S3KeyPrefix").map(prefix -> {
            if (prefix.isEmpty()) {
                return Optional.<String>empty();
            }
            if (prefix.length() > LONGEST_PREFIX) {
                throw TrailError.TRAIL_PREFIX_INVALID.because(
                        "S3 prefix must be at most " + LONGEST_PREFIX + " characters long.");
            }
            if (!PREFIX.matcher(prefix).matches()
                    || prefix.startsWith("/")
                    || prefix.endsWith("/")
                    || prefix.contains("//")
                    || prefix.equals("AWSLogs")
                    || prefix.startsWith("AWSLogs/")
                    || ("/" + prefix + "/").contains("/../")
                    || ("/" + prefix + "/").contains("/./")) {
                throw TrailError.TRAIL_PREFIX_INVALID.because(
                        "S3 prefix must be letters, digits and !_.*'()/- without a slash at either end, and must not"
                                + " begin with AWSLogs/.");
            }
            return Optional.of(prefix);
        });
    }

    static Map<String, String> tags(JsonCall call) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (JsonCall tag : call.objects("TagsList")) {
            String key = tag.text("Key").orElse("");
            String value = tag.text("Value").orElse("");
            if (key.isEmpty() || key.length() > 128 || value.length() > 256) {
                throw TrailError.TRAIL_TAG_INVALID.because(
                        "A tag has a key of 1 to 128 characters and a value of at most 256.");
            }
            if (tags.put(key, value) != null) {
                throw TrailError.TRAIL_TAG_INVALID.because("Two tags have the same key.");
            }
        }
        if (tags.size() > StoredTrails.MOST_TAGS) {
            throw TrailError.TRAIL_TAG_LIMIT.because("A trail has at most " + StoredTrails.MOST_TAGS + " tags.");
        }
        return tags;
    }

    /** The member that names the trail, which must be there. */
    static String name(JsonCall call, String member) {
        return call.text(member)
                .orElseThrow(() -> TrailError.TRAIL_NAME_INVALID.because("Trail name cannot be blank!"));
    }
}
