package dev.purser.aws.trail.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.AwsPlace;
import dev.purser.aws.json.JsonAnswer;
import dev.purser.aws.json.JsonCall;
import dev.purser.aws.selector.AdvancedSelectorJson;
import dev.purser.aws.trail.EventSelector;
import dev.purser.aws.trail.EventSelector.DataResource;
import dev.purser.aws.trail.EventSelector.ReadWrite;
import dev.purser.aws.trail.SelectorJson;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.TrailSelectors;
import dev.purser.aws.trail.Trails;
import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which events a trail takes: basic selectors, or advanced ones. Insights, which nothing here finds. */
final class SelectorCalls {
    private static final int MOST = 5;
    private static final int MOST_VALUES = 250;
    private static final Set<String> TYPES = Set.of("AWS::S3::Object", "AWS::Lambda::Function", "AWS::DynamoDB::Table");
    private static final Set<String> SOURCES = Set.of("kms.amazonaws.com", "rdsdata.amazonaws.com");

    private final Trails trails;
    private final AwsPlace place;

    SelectorCalls(Trails trails, AwsPlace place) {
        this.trails = trails;
        this.place = place;
    }

    List<Endpoint> endpoints() {
        return List.of(putting(), getting(), puttingInsights(), gettingInsights());
    }

    private Endpoint putting() {
        return CloudTrailApi.OPERATION
                .named("PutEventSelectors")
                .does(Action.ROUTE_UPDATE)
                .summary("Puts the event selectors of a trail in place of those that stand.")
                .member("TrailName", "name or ARN; required")
                .member("EventSelectors", "1 to 5 basic selectors")
                .member("AdvancedEventSelectors", "advanced selectors, in place of the basic ones")
                .answers(200, "TrailARN and the selectors that were put")
                .fails(
                        TrailError.TRAIL_UNKNOWN,
                        TrailError.TRAIL_NAME_INVALID,
                        TrailError.TRAIL_ARN_INVALID,
                        TrailError.TRAIL_OTHER_REGION,
                        TrailError.TRAIL_SELECTORS_INVALID)
                .handle(this::put);
    }

    private Endpoint getting() {
        return CloudTrailApi.OPERATION
                .named("GetEventSelectors")
                .does(Action.ROUTE_LIST)
                .needs(Permission.LOG_READ)
                .summary("Tells the event selectors of a trail.")
                .member("TrailName", "name or ARN; required")
                .answers(200, "TrailARN, and EventSelectors or AdvancedEventSelectors")
                .fails(TrailError.TRAIL_UNKNOWN, TrailError.TRAIL_NAME_INVALID, TrailError.TRAIL_ARN_INVALID)
                .handle(this::get);
    }

    private Endpoint puttingInsights() {
        return CloudTrailApi.OPERATION
                .named("PutInsightSelectors")
                .does(Action.ROUTE_UPDATE)
                .summary("Takes a trail's insight selectors away. It never has any: nothing here finds insights.")
                .member("TrailName", "name or ARN; required")
                .member("InsightSelectors", "an empty list; anything else is refused")
                .answers(200, "TrailARN and no InsightSelectors")
                .fails(
                        TrailError.TRAIL_UNKNOWN,
                        TrailError.TRAIL_NAME_INVALID,
                        TrailError.TRAIL_ARN_INVALID,
                        TrailError.OPERATION_UNAVAILABLE)
                .handle(this::putInsights);
    }

    private Endpoint gettingInsights() {
        return CloudTrailApi.OPERATION
                .named("GetInsightSelectors")
                .does(Action.ROUTE_LIST)
                .needs(Permission.LOG_READ)
                .summary("Tells the insight selectors of a trail, as a trail without insights does.")
                .member("TrailName", "name or ARN; required")
                .answers(200, "never: a trail has none")
                .fails(
                        TrailError.TRAIL_INSIGHTS_OFF,
                        TrailError.TRAIL_UNKNOWN,
                        TrailError.TRAIL_NAME_INVALID,
                        TrailError.TRAIL_ARN_INVALID)
                .handle(this::getInsights);
    }

    private Answer putInsights(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        String name = SettingsForm.name(call, "TrailName");
        Trail trail = ReadCalls.require(exchange, trails, place, name);
        if (!call.objects("InsightSelectors").isEmpty()) {
            throw TrailError.OPERATION_UNAVAILABLE.because(
                    "This registry finds no insights: leave InsightSelectors empty, and ask the tables instead.");
        }
        ObjectNode answer = JsonAnswer.object().put("TrailARN", trail.arn());
        answer.putArray("InsightSelectors");
        return JsonAnswer.of(answer);
    }

    private Answer getInsights(Exchange exchange) {
        String name = SettingsForm.name(JsonCall.read(exchange), "TrailName");
        Trail trail = ReadCalls.require(exchange, trails, place, name);
        throw TrailError.TRAIL_INSIGHTS_OFF.because("Trail " + trail.arn() + " does not have Insights enabled.");
    }

    private Answer put(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        String name = SettingsForm.name(call, "TrailName");
        return answer(trails.select(exchange.recording().status(200), name, selectors(call)));
    }

    private Answer get(Exchange exchange) {
        String name = SettingsForm.name(JsonCall.read(exchange), "TrailName");
        return answer(ReadCalls.require(exchange, trails, place, name));
    }

    private static Answer answer(Trail trail) {
        ObjectNode answer = JsonAnswer.object().put("TrailARN", trail.arn());
        if (trail.selectors().advanced().isEmpty()) {
            answer.set("EventSelectors", SelectorJson.write(trail.selectors().basic()));
        } else {
            answer.set(
                    "AdvancedEventSelectors",
                    AdvancedSelectorJson.write(trail.selectors().advanced()));
        }
        return JsonAnswer.of(answer);
    }

    private static TrailSelectors selectors(JsonCall call) {
        Optional<JsonNode> advanced = call.json("AdvancedEventSelectors").filter(given -> !given.isEmpty());
        if (advanced.isEmpty()) {
            return TrailSelectors.basic(basic(call));
        }
        if (!call.objects("EventSelectors").isEmpty()) {
            throw invalid("A trail has EventSelectors or AdvancedEventSelectors, not both.");
        }
        try {
            return TrailSelectors.advanced(AdvancedSelectorJson.read(advanced.get()));
        } catch (IllegalArgumentException wrong) {
            throw invalid(wrong.getMessage());
        }
    }

    private static List<EventSelector> basic(JsonCall call) {
        List<JsonCall> given = call.objects("EventSelectors");
        if (given.isEmpty() || given.size() > MOST) {
            throw invalid("1 to " + MOST + " event selectors are wanted.");
        }
        List<EventSelector> selectors =
                given.stream().map(SelectorCalls::selector).toList();
        long values = selectors.stream()
                .flatMap(one -> one.dataResources().stream())
                .mapToLong(one -> one.values().size())
                .sum();
        if (values > MOST_VALUES) {
            throw invalid("All selectors of a trail have at most " + MOST_VALUES + " data resources.");
        }
        return selectors;
    }

    private static EventSelector selector(JsonCall given) {
        boolean management = given.truth("IncludeManagementEvents").orElse(true);
        List<DataResource> resources = given.objects("DataResources").stream()
                .map(SelectorCalls::resource)
                .toList();
        if (!management && resources.isEmpty()) {
            throw invalid("A selector takes management events, data resources, or both.");
        }
        List<String> excluded = given.texts("ExcludeManagementEventSources");
        if (!SOURCES.containsAll(excluded)) {
            throw invalid("ExcludeManagementEventSources takes "
                    + SOURCES.stream().sorted().toList() + ".");
        }
        String readWrite = given.text("ReadWriteType").orElse(ReadWrite.ALL.text());
        return new EventSelector(
                Arrays.stream(ReadWrite.values())
                        .filter(value -> value.text().equals(readWrite))
                        .findFirst()
                        .orElseThrow(() -> invalid("ReadWriteType is ReadOnly, WriteOnly or All.")),
                management,
                resources,
                excluded);
    }

    private static DataResource resource(JsonCall given) {
        String type = given.text("Type").orElse("");
        if (!TYPES.contains(type)) {
            throw invalid("Type of a data resource is one of "
                    + TYPES.stream().sorted().toList() + ".");
        }
        List<String> values = given.texts("Values");
        if (values.stream().anyMatch(value -> !value.startsWith("arn:") || value.length() > 2048)) {
            throw invalid("Values of a data resource are ARNs or their beginnings.");
        }
        return new DataResource(type, values);
    }

    private static PurserException invalid(String reason) {
        return TrailError.TRAIL_SELECTORS_INVALID.because(reason);
    }
}
