package dev.purser.aws.trail.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.json.JsonAnswer;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailSettings;
import dev.purser.aws.trail.TrailStatus;
import java.time.Instant;
import java.util.Optional;

/** Trails in CloudTrail's JSON. */
final class TrailJson {
    private TrailJson() {}

    /** What CreateTrail and UpdateTrail answer. */
    static ObjectNode settings(Trail trail) {
        TrailSettings settings = trail.settings();
        ObjectNode object = JsonAnswer.object().put("Name", trail.name()).put("S3BucketName", settings.bucket());
        settings.prefix().ifPresent(prefix -> object.put("S3KeyPrefix", prefix));
        settings.topic()
                .ifPresent(topic -> object.put("SnsTopicName", topic.given()).put("SnsTopicARN", topic.arn()));
        return object.put("IncludeGlobalServiceEvents", settings.globalServiceEvents())
                .put("IsMultiRegionTrail", settings.multiRegion())
                .put("TrailARN", trail.arn())
                .put("LogFileValidationEnabled", settings.validation())
                .put("IsOrganizationTrail", false);
    }

    /** The shape {@code Trail}. */
    static ObjectNode trail(Trail trail) {
        TrailSettings settings = trail.settings();
        ObjectNode object = JsonAnswer.object().put("Name", trail.name()).put("S3BucketName", settings.bucket());
        settings.prefix().ifPresent(prefix -> object.put("S3KeyPrefix", prefix));
        settings.topic()
                .ifPresent(topic -> object.put("SnsTopicName", topic.given()).put("SnsTopicARN", topic.arn()));
        return object.put("IncludeGlobalServiceEvents", settings.globalServiceEvents())
                .put("IsMultiRegionTrail", settings.multiRegion())
                .put("HomeRegion", trail.home().region())
                .put("TrailARN", trail.arn())
                .put("LogFileValidationEnabled", settings.validation())
                .put("HasCustomEventSelectors", trail.customSelectors())
                .put("HasInsightSelectors", false)
                .put("IsOrganizationTrail", false);
    }

    static ObjectNode status(Trail trail, TrailStatus status) {
        ObjectNode object = JsonAnswer.object().put("IsLogging", trail.logging());
        time(object, "LatestDeliveryTime", status.delivered());
        status.deliveryError().ifPresent(error -> object.put("LatestDeliveryError", error));
        time(object, "LatestNotificationTime", status.noticeTaken());
        status.noticeError().ifPresent(error -> object.put("LatestNotificationError", error));
        time(object, "StartLoggingTime", trail.started());
        time(object, "StopLoggingTime", trail.stopped());
        time(object, "LatestDigestDeliveryTime", status.digestDelivered());
        status.digestError().ifPresent(error -> object.put("LatestDigestDeliveryError", error));
        // Texts of an older form, which clients still print: empty where there is nothing to tell.
        object.put("LatestDeliveryAttemptTime", text(status.delivered()));
        object.put("LatestDeliveryAttemptSucceeded", status.deliveryError().isEmpty() ? text(status.delivered()) : "");
        object.put("LatestNotificationAttemptTime", text(status.noticeTried()));
        object.put(
                "LatestNotificationAttemptSucceeded", status.noticeError().isEmpty() ? text(status.noticeTaken()) : "");
        object.put("TimeLoggingStarted", text(trail.started()));
        return object.put("TimeLoggingStopped", text(trail.stopped()));
    }

    private static void time(ObjectNode object, String member, Optional<Instant> time) {
        time.ifPresent(at -> object.put(member, JsonAnswer.time(at)));
    }

    private static String text(Optional<Instant> time) {
        return time.map(at -> Instant.ofEpochSecond(at.getEpochSecond()).toString())
                .orElse("");
    }
}
