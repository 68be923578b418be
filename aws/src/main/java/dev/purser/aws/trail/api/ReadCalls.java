package dev.purser.aws.trail.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.AwsPlace;
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

/** What trails there are and how they go: for everybody who may read the record, so that it can be validated. */
final class ReadCalls {
    private static final int MOST_NAMES = 200;

    private final Trails trails;
    private final AwsPlace place;

    ReadCalls(Trails trails, AwsPlace place) {
        this.trails = trails;
        this.place = place;
    }

    List<Endpoint> endpoints() {
        return List.of(
                reads("DescribeTrails")
                        .summary("Tells the settings of trails.")
                        .member("trailNameList", "names or ARNs; all trails if empty; unknown ones are left out")
                        .member("includeShadowTrails", "makes no difference: all trails are at home here")
                        .answers(200, "trailList")
                        .handle(this::describe),
                reads("GetTrail")
                        .summary("Tells the settings of one trail.")
                        .member("Name", "name or ARN; required")
                        .answers(200, "Trail")
                        .fails(TrailError.TRAIL_UNKNOWN, TrailError.TRAIL_NAME_INVALID, TrailError.TRAIL_ARN_INVALID)
                        .handle(this::get),
                reads("ListTrails")
                        .summary("Lists trails. There are so few that it takes one page.")
                        .member("NextToken", "refused: there is no next page")
                        .answers(200, "Trails with TrailARN, Name and HomeRegion")
                        .fails(TrailError.NEXT_TOKEN_INVALID)
                        .handle(this::list),
                reads("GetTrailStatus")
                        .summary("Tells whether a trail runs and how its delivery goes.")
                        .member("Name", "name or ARN; required")
                        .answers(200, "IsLogging, and times and errors of the latest deliveries")
                        .fails(TrailError.TRAIL_UNKNOWN, TrailError.TRAIL_NAME_INVALID, TrailError.TRAIL_ARN_INVALID)
                        .handle(this::status));
    }

    private static Endpoint.Builder reads(String operation) {
        return CloudTrailApi.OPERATION.named(operation).does(Action.ROUTE_LIST).needs(Permission.LOG_READ);
    }

    private Answer describe(Exchange exchange) {
        List<String> names = JsonCall.read(exchange).texts("trailNameList");
        if (names.size() > MOST_NAMES) {
            throw TrailError.TRAIL_COMBINATION_INVALID.because("At most " + MOST_NAMES + " names.");
        }
        ObjectNode answer = JsonAnswer.object();
        ArrayNode list = answer.putArray("trailList");
        List<Trail> wanted = names.isEmpty()
                ? trails.list()
                : names.stream()
                        .distinct()
                        .flatMap(name -> trails.find(name).stream())
                        .distinct()
                        .toList();
        wanted.forEach(trail -> list.add(TrailJson.trail(trail)));
        return JsonAnswer.of(answer);
    }

    private Answer get(Exchange exchange) {
        ObjectNode answer = JsonAnswer.object();
        answer.set("Trail", TrailJson.trail(require(exchange)));
        return JsonAnswer.of(answer);
    }

    private Answer list(Exchange exchange) {
        if (JsonCall.read(exchange).has("NextToken")) {
            throw TrailError.NEXT_TOKEN_INVALID.because("Invalid or expired NextToken.");
        }
        ObjectNode answer = JsonAnswer.object();
        ArrayNode list = answer.putArray("Trails");
        trails.list()
                .forEach(trail -> list.addObject()
                        .put("TrailARN", trail.arn())
                        .put("Name", trail.name())
                        .put("HomeRegion", trail.home().region()));
        return JsonAnswer.of(answer);
    }

    private Answer status(Exchange exchange) {
        Trail trail = require(exchange);
        return JsonAnswer.of(TrailJson.status(trail, trails.status(trail)));
    }

    private Trail require(Exchange exchange) {
        return require(exchange, trails, place, SettingsForm.name(JsonCall.read(exchange), "Name"));
    }

    static Trail require(Exchange exchange, Trails trails, AwsPlace place, String name) {
        String shown = name.length() > 200 ? name.substring(0, 200) + "…" : name;
        exchange.recording().target(Target.builder(TargetType.ROUTE).name(shown).build());
        return trails.find(name).orElseThrow(() -> unknown(shown, place));
    }

    private static PurserException unknown(String name, AwsPlace place) {
        return TrailError.TRAIL_UNKNOWN.because("Unknown trail: " + name + " for the user: " + place.account());
    }
}
