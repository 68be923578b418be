package dev.purser.http.purser;

import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.DestinationSetup;
import dev.purser.delivery.Destinations;
import dev.purser.delivery.RegisteredDestination;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.dialect.DialectError;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.util.List;

/** Destinations as they are set up. */
final class DestinationsResource {
    static final String ALL = "/purser/v1/destinations";
    static final String ONE = ALL + "/{name}";

    private final Destinations destinations;

    DestinationsResource(Destinations destinations) {
        this.destinations = destinations;
    }

    List<Endpoint> endpoints() {
        return List.of(
                at("GET", ALL, "ListDestinations")
                        .does(Action.TARGET_LIST)
                        .summary("Lists destinations by name, with how each is.")
                        .answers(200, "destinations, each with its status")
                        .handle(this::list),
                changing(at("POST", ALL, "CreateDestination"))
                        .does(Action.TARGET_CREATE)
                        .summary("Sets up a destination, after it was written to. A route has to lead to it.")
                        .member("name", "a text of letters, digits, hyphens, underscores and dots; required")
                        .member(
                                "from",
                                "now, beginning, the number of an event, or a time (RFC 3339); now if not given")
                        .answers(201, "the destination")
                        .fails(DeliveryError.DESTINATION_EXISTS)
                        .handle(this::create),
                at("GET", ONE, "GetDestination")
                        .does(Action.TARGET_LIST)
                        .summary("Gives one destination, with how it is.")
                        .answers(200, "the destination and its status; secrets are masked")
                        .fails(DeliveryError.DESTINATION_UNKNOWN)
                        .handle(this::get),
                changing(at("PUT", ONE, "ReplaceDestination"))
                        .does(Action.TARGET_UPDATE)
                        .summary("Replaces a destination's setup; its position stays.")
                        .answers(200, "the destination as it is now")
                        .fails(DeliveryError.DESTINATION_UNKNOWN)
                        .handle(this::replace),
                at("DELETE", ONE, "DeleteDestination")
                        .does(Action.TARGET_DELETE)
                        .summary("Ends a destination. What was delivered stays where it is.")
                        .answers(204, "done")
                        .fails(DeliveryError.DESTINATION_UNKNOWN, DeliveryError.DESTINATION_IN_USE)
                        .handle(this::delete));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation);
    }

    private static Endpoint.Builder changing(Endpoint.Builder endpoint) {
        return endpoint.member("type", "the type's name; required")
                .member("options", "an object of texts: the type's options. A secret given as *** stays what it was")
                .member("dialect", "the dialect's name; required")
                .member("dialectOptions", "an object of texts: the dialect's options")
                .member(
                        "batching",
                        "an object with records, bytes and ageSeconds: when a batch is closed, in place of the type's"
                                + " own rule")
                .member("description", "a text")
                .member("test", "false to skip the test write")
                .fails(
                        ApiError.INVALID_BODY,
                        DeliveryError.DESTINATION_INVALID,
                        DeliveryError.DESTINATION_TYPE_UNKNOWN,
                        DeliveryError.DESTINATION_TEST_FAILED,
                        DialectError.DIALECT_UNKNOWN,
                        DialectError.OPTION_UNKNOWN,
                        DialectError.OPTION_INVALID,
                        DialectError.OPTION_MISSING);
    }

    private Answer list(Exchange exchange) {
        return JsonAnswers.list("destinations", destinations.list(), (to, one) -> {
            DestinationJson.write(to, one);
            DestinationJson.write(to, destinations.status(one.setup().name()));
        });
    }

    private Answer get(Exchange exchange) {
        String name = exchange.variable("name");
        return answer(200, destinations.get(name));
    }

    private Answer create(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        DestinationSetup setup = DestinationJson.read(body, body.text("name"));
        return answer(
                201,
                destinations.create(
                        exchange.recording().status(201),
                        setup,
                        DestinationJson.start(body.optionalText("from").orElse("now")),
                        body.truth("test").orElse(true)));
    }

    private Answer replace(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        DestinationSetup setup = DestinationJson.read(body, exchange.variable("name"));
        return answer(
                200,
                destinations.update(
                        exchange.recording().status(200),
                        setup,
                        body.truth("test").orElse(true)));
    }

    private Answer answer(int status, RegisteredDestination one) {
        return JsonAnswers.object(status, to -> {
            DestinationJson.write(to, one);
            DestinationJson.write(to, destinations.status(one.setup().name()));
        });
    }

    private Answer delete(Exchange exchange) {
        destinations.delete(exchange.recording().status(204), exchange.variable("name"));
        return JsonAnswers.done();
    }
}
