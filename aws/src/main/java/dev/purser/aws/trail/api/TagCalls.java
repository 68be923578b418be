package dev.purser.aws.trail.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.json.JsonAnswer;
import dev.purser.aws.json.JsonCall;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.Trails;
import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.util.List;
import java.util.TreeMap;

/** Tags of trails, which are named by their ARNs here. */
final class TagCalls {
    private static final int MOST_LISTED = 20;

    private final Trails trails;

    TagCalls(Trails trails) {
        this.trails = trails;
    }

    List<Endpoint> endpoints() {
        return List.of(
                changes("AddTags")
                        .summary("Puts tags on a trail; one whose key is there already is replaced.")
                        .member("TagsList", "objects with Key and Value; a trail has at most 50 tags")
                        .fails(TrailError.TRAIL_TAG_INVALID, TrailError.TRAIL_TAG_LIMIT)
                        .handle(this::add),
                changes("RemoveTags")
                        .summary("Takes tags off a trail; what it has not is passed over.")
                        .member("TagsList", "objects with Key; a Value makes no difference")
                        .fails(TrailError.TRAIL_TAG_INVALID)
                        .handle(this::remove),
                CloudTrailApi.OPERATION
                        .named("ListTags")
                        .does(Action.ROUTE_LIST)
                        .needs(Permission.LOG_READ)
                        .summary("Tells the tags of trails. It takes one page.")
                        .member("ResourceIdList", "ARNs of 1 to " + MOST_LISTED + " trails; required")
                        .member("NextToken", "refused: there is no next page")
                        .answers(200, "ResourceTagList with ResourceId and TagsList")
                        .fails(
                                TrailError.TRAIL_ARN_INVALID,
                                TrailError.TRAIL_RESOURCE_UNKNOWN,
                                TrailError.NEXT_TOKEN_INVALID)
                        .handle(this::list));
    }

    private static Endpoint.Builder changes(String operation) {
        return CloudTrailApi.OPERATION
                .named(operation)
                .does(Action.ROUTE_UPDATE)
                .member("ResourceId", "the trail's ARN; required")
                .answers(200, "an empty object")
                .fails(TrailError.TRAIL_ARN_INVALID, TrailError.TRAIL_RESOURCE_UNKNOWN, TrailError.TRAIL_OTHER_REGION);
    }

    private Answer add(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        String arn = trail(exchange, call).arn();
        trails.tag(exchange.recording().status(200), arn, SettingsForm.tags(call));
        return JsonAnswer.of(JsonAnswer.object());
    }

    private Answer remove(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        String arn = trail(exchange, call).arn();
        trails.untag(
                exchange.recording().status(200), arn, SettingsForm.tags(call).keySet());
        return JsonAnswer.of(JsonAnswer.object());
    }

    private Answer list(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        List<String> arns = call.texts("ResourceIdList");
        if (arns.isEmpty() || arns.size() > MOST_LISTED) {
            throw unknown("1 to " + MOST_LISTED + " resources are wanted.");
        }
        if (call.has("NextToken")) {
            throw TrailError.NEXT_TOKEN_INVALID.because("Invalid or expired NextToken.");
        }
        ObjectNode answer = JsonAnswer.object();
        ArrayNode list = answer.putArray("ResourceTagList");
        for (String arn : arns) {
            Trail trail = find(arn);
            exchange.recording()
                    .target(Target.builder(TargetType.ROUTE).name(trail.name()).build());
            ArrayNode tags = list.addObject().put("ResourceId", arn).putArray("TagsList");
            new TreeMap<>(trail.tags())
                    .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
        }
        return JsonAnswer.of(answer);
    }

    private Trail trail(Exchange exchange, JsonCall call) {
        String arn = call.text("ResourceId").orElse("");
        String shown = arn.length() > 200 ? arn.substring(0, 200) + "…" : arn;
        exchange.recording().target(Target.builder(TargetType.ROUTE).name(shown).build());
        return find(arn);
    }

    private Trail find(String arn) {
        if (!arn.startsWith("arn:")) {
            throw TrailError.TRAIL_ARN_INVALID.because("A trail is named by its ARN here.");
        }
        return trails.find(arn).orElseThrow(() -> unknown("There is no such trail here."));
    }

    private static PurserException unknown(String reason) {
        return TrailError.TRAIL_RESOURCE_UNKNOWN.because(reason);
    }
}
