package dev.purser.http.purser;

import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Destinations;
import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.dialect.DialectFactory;
import dev.purser.event.dialect.Option;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Endpoint;
import java.util.List;

/** What can be chosen: the types of destinations and the dialects, with their options. */
final class DialectsResource {
    private final Destinations destinations;

    DialectsResource(Destinations destinations) {
        this.destinations = destinations;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/destination-types", "ListDestinationTypes")
                        .does(Action.TARGET_LIST)
                        .summary("Lists the types of destinations and their options.")
                        .answers(200, "types")
                        .handle(exchange -> JsonAnswers.list("types", destinations.types(), DialectsResource::write)),
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/dialects", "ListDialects")
                        .does(Action.TARGET_LIST)
                        .summary("Lists the dialects that records can be written in, and their options.")
                        .answers(200, "dialects")
                        .handle(exchange ->
                                JsonAnswers.list("dialects", destinations.dialects(), DialectsResource::write)));
    }

    private static void write(JsonBytes to, DestinationFactory type) {
        to.text("type", type.type());
        to.text("summary", type.summary());
        JsonAnswers.elements(to, "options", type.options(), DialectsResource::write);
    }

    private static void write(JsonBytes to, DialectFactory dialect) {
        to.text("dialect", dialect.name());
        to.text("summary", dialect.summary());
        JsonAnswers.elements(to, "options", dialect.options(), DialectsResource::write);
    }

    private static void write(JsonBytes to, Option option) {
        to.text("name", option.name());
        to.text("default", option.fallback());
        to.truth("required", option.required());
        to.truth("secret", option.secret());
        if (!option.values().isEmpty()) {
            JsonAnswers.texts(to, "values", option.values());
        }
        to.text("meaning", option.meaning());
    }
}
