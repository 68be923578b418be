package dev.purser.http.purser;

import dev.purser.delivery.DeliveryError;
import dev.purser.delivery.Route;
import dev.purser.delivery.Routes;
import dev.purser.delivery.Rule;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import java.util.List;
import java.util.Optional;

/** Routes: which events go to which destinations. */
final class RoutesResource {
    private static final String ALL = "/purser/v1/routes";
    private static final String ONE = ALL + "/{name}";

    private final Routes routes;

    RoutesResource(Routes routes) {
        this.routes = routes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                at("GET", ALL, "ListRoutes")
                        .does(Action.ROUTE_LIST)
                        .summary("Lists routes by name.")
                        .answers(200, "routes")
                        .handle(exchange -> JsonAnswers.list("routes", routes.list(), RoutesResource::write)),
                changing(at("POST", ALL, "CreateRoute"))
                        .does(Action.ROUTE_CREATE)
                        .summary("Makes a route. It holds from the next event on that is taken up for a destination.")
                        .member("name", "a text; required")
                        .answers(201, "the route")
                        .fails(DeliveryError.ROUTE_EXISTS)
                        .handle(this::create),
                at("GET", ONE, "GetRoute")
                        .does(Action.ROUTE_LIST)
                        .summary("Gives one route.")
                        .answers(200, "the route")
                        .fails(DeliveryError.ROUTE_UNKNOWN)
                        .handle(exchange -> answer(200, routes.get(exchange.variable("name")))),
                changing(at("PUT", ONE, "ReplaceRoute"))
                        .does(Action.ROUTE_UPDATE)
                        .summary("Replaces a route's rules and state.")
                        .answers(200, "the route as it is now")
                        .fails(DeliveryError.ROUTE_UNKNOWN)
                        .handle(this::replace),
                at("DELETE", ONE, "DeleteRoute")
                        .does(Action.ROUTE_DELETE)
                        .summary("Removes a route. What it led to its destinations stays there.")
                        .answers(204, "done")
                        .fails(DeliveryError.ROUTE_UNKNOWN)
                        .handle(this::delete));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation);
    }

    private static Endpoint.Builder changing(Endpoint.Builder endpoint) {
        return endpoint.member("enabled", "true or false; true if not given")
                .member(
                        "rules",
                        "a list of objects, of which the first that an event matches decides: destinations (a list of"
                                + " names), and what it selects by, each part leaving all through if not given: "
                                + SelectionJson.MEMBERS)
                .fails(
                        ApiError.INVALID_BODY,
                        DeliveryError.ROUTE_INVALID,
                        DeliveryError.PREDICATE_INVALID,
                        DeliveryError.DESTINATION_UNKNOWN);
    }

    private Answer create(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        return answer(
                201,
                routes.create(
                        exchange.recording().status(201),
                        body.text("name"),
                        body.truth("enabled").orElse(true),
                        rules(body),
                        Optional.empty()));
    }

    private Answer replace(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        return answer(
                200,
                routes.update(
                        exchange.recording().status(200),
                        exchange.variable("name"),
                        body.truth("enabled").orElse(true),
                        rules(body)));
    }

    private Answer delete(Exchange exchange) {
        routes.delete(exchange.recording().status(204), exchange.variable("name"));
        return JsonAnswers.done();
    }

    private static List<Rule> rules(JsonBody body) {
        return body
                .objects("rules", SelectionJson.NAMES)
                .orElseThrow(() -> ApiError.INVALID_BODY.at("rules", "a list of objects"))
                .stream()
                .map(rule -> new Rule(
                        SelectionJson.read(rule), rule.texts("destinations").orElse(List.of())))
                .toList();
    }

    private static Answer answer(int status, Route route) {
        return JsonAnswers.object(status, to -> write(to, route));
    }

    private static void write(JsonBytes to, Route route) {
        to.text("id", route.id().toString());
        to.text("name", route.name());
        to.truth("enabled", route.enabled());
        JsonAnswers.elements(to, "rules", route.rules(), (into, rule) -> {
            SelectionJson.write(into, rule.selection());
            JsonAnswers.texts(into, "destinations", rule.destinations());
        });
        to.text("managedBy", route.managedBy());
        to.instant("created", route.created());
        to.instant("changed", route.changed());
    }
}
