package dev.purser.aws.history;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.aws.cloudtrail.RecordFields;
import dev.purser.aws.json.JsonAnswer;
import dev.purser.aws.json.JsonCall;
import dev.purser.aws.trail.TrailError;
import dev.purser.aws.trail.api.CloudTrailApi;
import dev.purser.event.Action;
import dev.purser.event.Actor;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** {@code LookupEvents}. Recorded once for a lookup, however many pages it has. */
public final class LookupCalls {
    /** The most on a page, and as many as there are if nothing else is asked for. */
    static final int PAGE = 50;

    private static final Duration USUAL = Duration.ofDays(90);
    private static final int LONGEST = 2000;
    private static final String INSIGHT = "insight";

    private final EventHistory history;
    private final NextTokens tokens = new NextTokens();
    private final Clock clock;

    public LookupCalls(EventHistory history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    /** For the catalogue. */
    public List<Endpoint> endpoints() {
        return List.of(CloudTrailApi.OPERATION
                .named("LookupEvents")
                .does(Action.HISTORY_LOOKUP)
                .summary("Looks management events up, newest first, page by page. Recorded once per lookup.")
                .member(
                        "LookupAttributes",
                        "at most one object with AttributeKey (" + String.join(", ", LookupAttribute.texts())
                                + ") and AttributeValue")
                .member("StartTime", "seconds since 1970; 90 days before EndTime if not given")
                .member("EndTime", "seconds since 1970; now if not given")
                .member("EventCategory", "insight, of which there are none; management events if not given")
                .member("MaxResults", "records on a page, 1 to " + PAGE + "; " + PAGE + " if not given")
                .member("NextToken", "the next page: what the page before said; the other members as they were")
                .answers(200, "Events, and NextToken where there may be more; a page may be empty and still have one")
                .fails(
                        TrailError.LOOKUP_ATTRIBUTES_INVALID,
                        TrailError.TIME_RANGE_INVALID,
                        TrailError.MAX_RESULTS_INVALID,
                        TrailError.NEXT_TOKEN_INVALID,
                        TrailError.EVENT_CATEGORY_INVALID)
                .handle(this::lookup));
    }

    private Answer lookup(Exchange exchange) {
        JsonCall call = JsonCall.read(exchange);
        long most = call.whole("MaxResults").orElse((long) PAGE);
        if (most < 1 || most > PAGE) {
            throw TrailError.MAX_RESULTS_INVALID.because("MaxResults must be 1 to " + PAGE + ".");
        }
        Optional<Lookup.Wanted> wanted = wanted(call);
        boolean insights = insights(call);
        Instant to = call.time("EndTime").orElseGet(clock::instant).truncatedTo(ChronoUnit.SECONDS);
        Instant from = call.time("StartTime").orElseGet(() -> to.minus(USUAL)).truncatedTo(ChronoUnit.SECONDS);
        if (from.isAfter(to)) {
            throw TrailError.TIME_RANGE_INVALID.because("Start time must be before end time.");
        }
        String bound = bound(exchange, call, wanted);
        Optional<NextTokens.Place> next = call.text("NextToken")
                .map(token -> tokens.read(bound, token)
                        .orElseThrow(() -> TrailError.NEXT_TOKEN_INVALID.because("Invalid or expired NextToken.")));
        Lookup lookup = next.map(place -> new Lookup(wanted, place.from(), place.to()))
                .orElseGet(() -> new Lookup(wanted, from, to));
        if (next.isPresent()) {
            exchange.protocolStep();
        } else {
            record(exchange, lookup, insights, most);
        }
        if (insights) {
            return answer(new EventHistory.Page(List.of(), Optional.empty()), lookup, bound);
        }
        EventHistory.Rest rest = next.map(NextTokens.Place::rest).orElseGet(() -> history.begin(lookup));
        return answer(history.page(lookup, rest, (int) most), lookup, bound);
    }

    private static Optional<Lookup.Wanted> wanted(JsonCall call) {
        List<JsonCall> given = call.objects("LookupAttributes");
        if (given.size() > 1) {
            throw TrailError.LOOKUP_ATTRIBUTES_INVALID.because("At most one lookup attribute is taken.");
        }
        return given.stream().findFirst().map(one -> {
            String value = one.text("AttributeValue").orElse("");
            if (value.isEmpty() || value.length() > LONGEST) {
                throw TrailError.LOOKUP_ATTRIBUTES_INVALID.because(
                        "AttributeValue must have 1 to " + LONGEST + " characters.");
            }
            return new Lookup.Wanted(
                    one.text("AttributeKey")
                            .flatMap(LookupAttribute::of)
                            .orElseThrow(() -> TrailError.LOOKUP_ATTRIBUTES_INVALID.because(
                                    "AttributeKey must be one of " + LookupAttribute.texts() + ".")),
                    value);
        });
    }

    private static boolean insights(JsonCall call) {
        return call.text("EventCategory")
                .map(category -> {
                    if (!category.equals(INSIGHT)) {
                        throw TrailError.EVENT_CATEGORY_INVALID.because("EventCategory must be insight.");
                    }
                    return true;
                })
                .orElse(false);
    }

    /** Who looks for what: a token holds for nobody and nothing else. */
    private static String bound(Exchange exchange, JsonCall call, Optional<Lookup.Wanted> wanted) {
        Actor actor = exchange.recording().actor();
        return String.join(
                " ",
                actor.kind().text(),
                actor.id().or(actor::name).orElse(""),
                call.time("StartTime").map(Instant::toString).orElse("-"),
                call.time("EndTime").map(Instant::toString).orElse("-"),
                wanted.map(one -> one.attribute().text() + ' ' + one.value()).orElse("-"));
    }

    private static void record(Exchange exchange, Lookup lookup, boolean insights, long most) {
        exchange.recording()
                .target(Target.builder(TargetType.JOURNAL).name("events").build())
                .request("from", lookup.from().toString())
                .request("to", lookup.to().toString())
                .request("order", "newest")
                .request("limit", most);
        lookup.wanted()
                .ifPresent(one -> exchange.recording()
                        .request("attribute", one.attribute().text())
                        .request("value", one.value()));
        if (insights) {
            exchange.recording().request("category", INSIGHT);
        }
    }

    private Answer answer(EventHistory.Page page, Lookup lookup, String bound) {
        ObjectNode answer = JsonAnswer.object();
        ArrayNode events = answer.putArray("Events");
        for (HistoryEvent event : page.events()) {
            ObjectNode one = events.addObject();
            one.put("EventId", event.id()).put("EventName", event.name()).put("ReadOnly", event.readOnly());
            event.accessKeyId().ifPresent(id -> one.put("AccessKeyId", id));
            one.put("EventTime", JsonAnswer.time(event.time())).put("EventSource", event.source());
            event.userName().ifPresent(name -> one.put("Username", name));
            ArrayNode resources = one.putArray("Resources");
            for (RecordFields.Resource resource : event.resources()) {
                ObjectNode named = resources.addObject();
                if (!resource.type().isEmpty()) {
                    named.put("ResourceType", resource.type());
                }
                named.put("ResourceName", resource.arn());
            }
            one.put("CloudTrailEvent", event.record());
        }
        page.rest()
                .ifPresent(rest -> answer.put(
                        "NextToken", tokens.write(bound, new NextTokens.Place(lookup.from(), lookup.to(), rest))));
        return JsonAnswer.of(answer);
    }
}
