package dev.purser.aws.trail.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.AwsPlace;
import dev.purser.aws.json.JsonAnswer;
import dev.purser.aws.json.JsonCall;
import dev.purser.aws.trail.EventSelector;
import dev.purser.aws.trail.EventSelector.DataResource;
import dev.purser.aws.trail.EventSelector.ReadWrite;
import dev.purser.aws.trail.SelectorJson;
import dev.purser.aws.trail.Trail;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.Trails;
import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Which events a trail takes: basic selectors. Advanced ones are refused. */
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
        return List.of(putting(), getting());
    }

    private Endpoint putting() {
        return CloudTrailApi.OPERATION
                .named("PutEventSelectors")
                .does(Action.ROUTE_UPDATE)
                .summary("Puts the event selectors of a trail in place of those that stand.")
                .member("TrailName", "name or ARN; required")
                .member("EventSelectors", "1 to 5 basic selectors")
                .member("AdvancedEventSelectors", "refused: they are not offered")
                .answers(200, "TrailARN and EventSelectors")
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
                .answers(200, "TrailARN and EventSelectors")
                .fails(TrailError.TRAIL_UNKNOWN, TrailError.TRAIL_NAME_INVALID, TrailError.TRAIL_ARN_INVALID)
                .handle(this::get);
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
        answer.set("EventSelectors", SelectorJson.write(trail.selectors()));
        return JsonAnswer.of(answer);
    }

    private static List<EventSelector> selectors(JsonCall call) {
        if (call.has("AdvancedEventSelectors")) {
            throw invalid("Advanced event selectors are not offered here: use EventSelectors.");
        }
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
