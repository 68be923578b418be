package dev.purser.http.oci;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.IdentityError;
import java.util.List;

/**
 * The question whether this is a registry, and whether credentials hold: {@code GET /v2/}.
 *
 * <p>Without credentials it is always answered by a challenge, also where anonymous callers may pull: clients learn here,
 * and only here, where tokens are had. With a password it is a login; with a token it is a step of the protocol, for the
 * exchange of the password was the login.
 */
final class PingResource {

    List<Endpoint> endpoints() {
        return List.of(ping("/v2/", "Ping"), ping("/v2", "PingBare"));
    }

    private Endpoint ping(String path, String operation) {
        return Oci.at("GET", path, operation)
                .does(Action.LOGIN)
                .access(Endpoint.Access.ANYONE)
                .summary("Tells that this is a registry, and whether the credentials hold.")
                .answers(200, "they do")
                .fails(IdentityError.UNAUTHORIZED)
                .handle(this::answer);
    }

    private Answer answer(Exchange exchange) {
        String shown = exchange.request().header("Authorization").orElse("");
        if (shown.isEmpty()) {
            throw new PurserException(IdentityError.UNAUTHORIZED);
        }
        if (shown.regionMatches(true, 0, "bearer", 0, 6)) {
            exchange.protocolStep();
        }
        return Json.answer(200, MediaTypes.JSON, json -> json.writeRaw("{}"));
    }
}
