package dev.purser.http.purser;

import dev.purser.delivery.DeadLetter;
import dev.purser.delivery.DeliveredObjects;
import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.Destinations;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.time.Instant;
import java.util.List;

/** What goes on at a destination: tries, pauses, replays, dead letters, and what was delivered. */
final class DeliveriesResource {
    private static final String ONE = DestinationsResource.ONE;
    private static final String DEAD = ONE + "/dead-letters";
    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final Destinations destinations;
    private final DeliveredObjects objects;

    DeliveriesResource(Destinations destinations, DeliveredObjects objects) {
        this.destinations = destinations;
        this.objects = objects;
    }

    List<Endpoint> endpoints() {
        return List.of(
                act("test", "TestDestination", Action.TARGET_TEST)
                        .summary("Writes to a destination as far as that leaves no record there.")
                        .answers(204, "it can be written to")
                        .fails(DeliveryError.DESTINATION_TEST_FAILED)
                        .handle(this::test),
                act("pause", "PauseDestination", Action.TARGET_UPDATE)
                        .summary("Stops deliveries after the batch under way; lasts over restarts.")
                        .answers(204, "done")
                        .handle(this::pause),
                act("resume", "ResumeDestination", Action.TARGET_UPDATE)
                        .summary("Goes on with what has come up since; closes an open circuit breaker.")
                        .answers(204, "done")
                        .handle(this::resume),
                act("replay", "ReplayDestination", Action.DELIVERY_REPLAY)
                        .summary("Sets the position: everything from there on is delivered again, in order.")
                        .member("from", "beginning, now, the number of an event, or a time (RFC 3339); required")
                        .answers(200, "position: the number of the event that comes next")
                        .fails(ApiError.INVALID_BODY, DeliveryError.REPLAY_OUTSIDE)
                        .handle(this::replay),
                at("GET", DEAD, "ListDeadLetters")
                        .does(Action.TARGET_LIST)
                        .summary("Lists what was given up, with the reason.")
                        .query("after", "a number: only later ones")
                        .query("limit", "1 to 1000; 100 if not given")
                        .answers(200, "deadLetters, and next where there are more")
                        .fails(DeliveryError.DESTINATION_UNKNOWN)
                        .handle(this::deadLetters),
                act("dead-letters/redeliver", "RedeliverDeadLetters", Action.DELIVERY_REPLAY)
                        .summary("Sends dead letters again; those that are taken leave the list.")
                        .member("numbers", "a list of numbers; all if not given")
                        .answers(200, "count: how many will be tried")
                        .fails(ApiError.INVALID_BODY)
                        .handle(this::redeliver),
                act("dead-letters/discard", "DiscardDeadLetters", Action.TARGET_UPDATE)
                        .summary("Takes dead letters off the list for good. Their events stay in the record.")
                        .member("numbers", "a list of numbers; all if not given")
                        .answers(200, "count: how many there were")
                        .fails(ApiError.INVALID_BODY)
                        .handle(this::discard),
                at("GET", ONE + "/objects", "ListDeliveredObjects")
                        .does(Action.TARGET_LIST)
                        .summary("Lists the objects that were made at a destination, in the order of delivery.")
                        .query("from", "a time (RFC 3339): delivered then or later")
                        .query("to", "a time (RFC 3339): delivered before")
                        .query("after", "a number: only later ones")
                        .query("limit", "1 to 1000; 100 if not given")
                        .answers(200, "objects, and next where there are more")
                        .fails(DeliveryError.DESTINATION_UNKNOWN)
                        .handle(this::objects));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation);
    }

    private static Endpoint.Builder act(String verb, String operation, Action action) {
        return at("POST", ONE + "/" + verb, operation).does(action).fails(DeliveryError.DESTINATION_UNKNOWN);
    }

    private Answer test(Exchange exchange) {
        JsonBody.read(exchange);
        destinations.test(exchange.variable("name"));
        return JsonAnswers.done();
    }

    private Answer pause(Exchange exchange) {
        JsonBody.read(exchange);
        destinations.pause(exchange.recording().status(204), exchange.variable("name"));
        return JsonAnswers.done();
    }

    private Answer resume(Exchange exchange) {
        JsonBody.read(exchange);
        destinations.resume(exchange.recording().status(204), exchange.variable("name"));
        return JsonAnswers.done();
    }

    private Answer replay(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        long next = destinations.replay(
                exchange.recording().status(200), exchange.variable("name"), DestinationJson.start(body.text("from")));
        return JsonAnswers.object(200, to -> to.number("position", next));
    }

    private Answer redeliver(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        int count = destinations.redeliver(
                exchange.recording().status(200), exchange.variable("name"), body.numbers("numbers"));
        return JsonAnswers.object(200, to -> to.number("count", count));
    }

    private Answer discard(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        int count = destinations.discard(
                exchange.recording().status(200), exchange.variable("name"), body.numbers("numbers"));
        return JsonAnswers.object(200, to -> to.number("count", count));
    }

    private Answer deadLetters(Exchange exchange) {
        Params params = Params.of(exchange);
        int limit = limit(params);
        List<DeadLetter> found = destinations.deadLetters(exchange.variable("name"), after(params), limit);
        return JsonAnswers.object(200, to -> {
            JsonAnswers.elements(to, "deadLetters", found, DeliveriesResource::write);
            if (found.size() == limit) {
                to.text("next", Long.toString(found.getLast().number()));
            }
        });
    }

    private Answer objects(Exchange exchange) {
        Params params = Params.of(exchange);
        int limit = limit(params);
        String name = destinations.get(exchange.variable("name")).setup().name();
        List<DeliveredObjects.Entry> found = objects.delivered(
                name,
                params.instant("from").orElse(EARLIEST),
                params.instant("to").orElse(LATEST),
                after(params),
                limit);
        return JsonAnswers.object(200, to -> {
            JsonAnswers.elements(to, "objects", found, DeliveriesResource::write);
            if (found.size() == limit) {
                to.text("next", Long.toString(found.getLast().number()));
            }
        });
    }

    private static long after(Params params) {
        return params.number("after", 0, Long.MAX_VALUE).orElse(-1);
    }

    private static int limit(Params params) {
        return (int) params.number("limit", 1, 1000).orElse(100);
    }

    private static void write(JsonBytes to, DeadLetter letter) {
        to.number("number", letter.number());
        to.number("sequence", letter.sequence());
        letter.event().ifPresent(id -> to.uuid("event", id));
        to.number("record", letter.record());
        to.instant("time", letter.at());
        to.text("cause", letter.cause());
        to.text("reason", letter.reason());
        to.number("attempts", letter.attempts());
        to.truth("again", letter.again());
    }

    private static void write(JsonBytes to, DeliveredObjects.Entry entry) {
        to.number("number", entry.number());
        to.instant("delivered", entry.delivered());
        to.text("container", entry.object().container());
        to.text("name", entry.object().name());
        to.text("sha256", entry.object().sha256());
        to.number("bytes", entry.object().bytes());
        to.number("records", entry.object().records());
        to.number("first", entry.object().first());
        to.number("last", entry.object().last());
        to.instant("oldest", entry.object().oldest());
        to.instant("newest", entry.object().newest());
    }
}
