package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.Caller;
import java.util.Arrays;
import java.util.List;

/** Who one is, and what there is to do. */
final class SelfResource {
    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/whoami", "WhoAmI")
                        .unrecorded("tells callers what they themselves brought along", Action.LOGIN)
                        .access(Endpoint.Access.ANYONE)
                        .summary("Tells who the credentials belong to, and their roles.")
                        .answers(200, "kind, id, name, roles")
                        .handle(this::whoami),
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/actions", "ListActions")
                        .unrecorded("the catalogue of this version, the same for everybody", Action.LOGIN)
                        .access(Endpoint.Access.ANYONE)
                        .summary("Lists every action that can stand in the record.")
                        .answers(200, "actions with kind, permission, severity and description")
                        .handle(this::actions));
    }

    private Answer whoami(Exchange exchange) {
        Caller caller = exchange.caller();
        return JsonAnswers.object(200, to -> {
            to.text("kind", caller.actor().kind().text());
            to.text("id", caller.actor().id());
            to.text("name", caller.name());
            to.truth("administrator", caller.administrator());
            JsonAnswers.elements(to, "roles", caller.grants().roles(), Grants::write);
        });
    }

    private Answer actions(Exchange exchange) {
        return JsonAnswers.list("actions", Arrays.asList(Action.values()), (to, action) -> {
            to.text("name", action.text());
            to.text("kind", action.kind().text());
            to.truth("readOnly", action.readOnly());
            to.text("permission", action.permission().text());
            to.text("severity", action.severity().text());
            to.text("description", action.description());
        });
    }
}
