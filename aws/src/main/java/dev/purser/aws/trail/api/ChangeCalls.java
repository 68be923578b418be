package dev.purser.aws.trail.api;

import dev.purser.aws.json.JsonAnswer;
import dev.purser.aws.json.JsonCall;
import dev.purser.aws.trail.Topic;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.Trails;
import dev.purser.event.Action;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.util.List;
import java.util.Optional;

/** Trails made, changed, started, stopped and removed. */
final class ChangeCalls {
    private final Trails trails;

    ChangeCalls(Trails trails) {
        this.trails = trails;
    }

    List<Endpoint> endpoints() {
        return List.of(
                described("CreateTrail")
                        .does(Action.ROUTE_CREATE)
                        .summary("Makes a trail; it does not run before StartLogging.")
                        .member("TagsList", "at most 50 objects with Key and Value")
                        .answers(200, "the trail's settings, with TrailARN")
                        .fails(
                                TrailError.TRAIL_EXISTS,
                                TrailError.TRAIL_LIMIT,
                                TrailError.TRAIL_NAME_INVALID,
                                TrailError.TRAIL_BUCKET_INVALID,
                                TrailError.TRAIL_BUCKET_UNKNOWN,
                                TrailError.TRAIL_BUCKET_REFUSES,
                                TrailError.TRAIL_PREFIX_INVALID,
                                TrailError.TRAIL_TOPIC_INVALID,
                                TrailError.TRAIL_TOPIC_UNKNOWN,
                                TrailError.TRAIL_LOG_GROUP_UNAVAILABLE,
                                TrailError.TRAIL_KMS_UNAVAILABLE,
                                TrailError.TRAIL_ORGANIZATION_UNAVAILABLE,
                                TrailError.TRAIL_COMBINATION_INVALID,
                                TrailError.TRAIL_TAG_INVALID,
                                TrailError.TRAIL_TAG_LIMIT)
                        .handle(this::create),
                described("UpdateTrail")
                        .does(Action.ROUTE_UPDATE)
                        .summary("Changes those settings of a trail that are named.")
                        .answers(200, "the trail's settings as they are now")
                        .fails(
                                TrailError.TRAIL_UNKNOWN,
                                TrailError.TRAIL_ARN_INVALID,
                                TrailError.TRAIL_OTHER_REGION,
                                TrailError.TRAIL_NAME_INVALID,
                                TrailError.TRAIL_BUCKET_INVALID,
                                TrailError.TRAIL_BUCKET_UNKNOWN,
                                TrailError.TRAIL_BUCKET_REFUSES,
                                TrailError.TRAIL_PREFIX_INVALID,
                                TrailError.TRAIL_TOPIC_INVALID,
                                TrailError.TRAIL_TOPIC_UNKNOWN,
                                TrailError.TRAIL_LOG_GROUP_UNAVAILABLE,
                                TrailError.TRAIL_KMS_UNAVAILABLE,
                                TrailError.TRAIL_ORGANIZATION_UNAVAILABLE,
                                TrailError.TRAIL_COMBINATION_INVALID)
                        .handle(this::update),
                named("DeleteTrail")
                        .does(Action.ROUTE_DELETE)
                        .summary("Removes a trail; its files stay, and its last file and digest are still written.")
                        .handle(this::delete),
                named("StartLogging")
                        .does(Action.ROUTE_UPDATE)
                        .summary("Starts a trail.")
                        .handle(exchange -> logging(exchange, true)),
                named("StopLogging")
                        .does(Action.ROUTE_UPDATE)
                        .summary("Stops a trail; its last file and digest are still written.")
                        .handle(exchange -> logging(exchange, false)));
    }

    private static Endpoint.Builder described(String operation) {
        return CloudTrailApi.OPERATION
                .named(operation)
                .member("Name", "the trail's name, 3 to 128 characters; required")
                .member("S3BucketName", "the bucket that its files go to")
                .member("S3KeyPrefix", "what stands before AWSLogs/ in their keys, at most 200 characters")
                .member(
                        "IncludeGlobalServiceEvents",
                        "whether events of services without a region are taken; default true")
                .member("IsMultiRegionTrail", "whether all regions' events are taken; default false")
                .member("EnableLogFileValidation", "whether signed digests are written; default false")
                .member(
                        "SnsTopicName",
                        "what is told of each new file: the name of a destination of type sns, or its topic's ARN or"
                                + " name; empty for none")
                .member("CloudWatchLogsLogGroupArn", "refused: there are no log groups")
                .member("CloudWatchLogsRoleArn", "refused: there are no log groups")
                .member("KmsKeyId", "refused: there are no keys")
                .member("IsOrganizationTrail", "true is refused: there is no organization");
    }

    private static Endpoint.Builder named(String operation) {
        return CloudTrailApi.OPERATION
                .named(operation)
                .member("Name", "the trail's name or ARN; required")
                .answers(200, "an empty object")
                .fails(
                        TrailError.TRAIL_UNKNOWN,
                        TrailError.TRAIL_NAME_INVALID,
                        TrailError.TRAIL_ARN_INVALID,
                        TrailError.TRAIL_OTHER_REGION);
    }

    private Answer create(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        String name = SettingsForm.name(call, "Name");
        Trail made = trails.create(
                exchange.recording().status(200),
                name,
                SettingsForm.create(call, SettingsForm.topic(call, trails)),
                SettingsForm.tags(call));
        return JsonAnswer.of(TrailJson.settings(made));
    }

    private Answer update(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        String name = SettingsForm.name(call, "Name");
        Optional<Optional<Topic>> topic = SettingsForm.topic(call, trails);
        Trail is = trails.update(
                exchange.recording().status(200), name, settings -> SettingsForm.update(call, topic, settings));
        return JsonAnswer.of(TrailJson.settings(is));
    }

    private Answer delete(Exchange exchange) {
        trails.delete(exchange.recording().status(200), SettingsForm.name(JsonCall.read(exchange), "Name"));
        return JsonAnswer.of(JsonAnswer.object());
    }

    private Answer logging(Exchange exchange, boolean run) {
        String name = SettingsForm.name(JsonCall.read(exchange), "Name");
        exchange.recording().request("logging", run);
        trails.logging(exchange.recording().status(200), name, run);
        return JsonAnswer.of(JsonAnswer.object());
    }
}
