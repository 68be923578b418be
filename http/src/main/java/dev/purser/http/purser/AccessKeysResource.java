package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.AccessKey;
import dev.purser.identity.AccessKeys;
import dev.purser.identity.IdentityError;
import dev.purser.identity.MintedId;
import java.util.List;
import java.util.Optional;

/** Access-key pairs: everybody's own, and for administrators all. A secret is shown once, when it is made. */
final class AccessKeysResource {
    private static final String ALL = "/purser/v1/keys";
    private static final String ONE = ALL + "/{id}";

    private final AccessKeys keys;
    private final Own own;

    AccessKeysResource(AccessKeys keys, Own own) {
        this.keys = keys;
        this.own = own;
    }

    List<Endpoint> endpoints() {
        return List.of(
                at("GET", ALL, "ListAccessKeys")
                        .does(Action.ACCESS_KEY_LIST)
                        .summary("Lists access-key pairs: one's own, or as an administrator those of a principal.")
                        .query("principal", "whose; the caller's if not given")
                        .answers(200, "pairs, never their secrets")
                        .handle(this::list),
                at("POST", ALL, "CreateAccessKey")
                        .does(Action.ACCESS_KEY_CREATE)
                        .summary("Makes an access-key pair, for oneself or as an administrator for a principal.")
                        .member("principal", "whose: a name; the caller's own if not given")
                        .answers(201, "the pair, its secret shown this once")
                        .fails(ApiError.INVALID_BODY, IdentityError.PRINCIPAL_UNKNOWN, IdentityError.ACCESS_KEY_LIMIT)
                        .handle(this::create),
                at("PATCH", ONE, "UpdateAccessKey")
                        .does(Action.ACCESS_KEY_UPDATE)
                        .summary("Enables or disables a pair.")
                        .member("enabled", "true or false; required")
                        .answers(200, "the pair as it is now")
                        .fails(ApiError.INVALID_BODY, IdentityError.ACCESS_KEY_UNKNOWN)
                        .handle(this::update),
                at("DELETE", ONE, "DeleteAccessKey")
                        .does(Action.ACCESS_KEY_DELETE)
                        .summary("Removes a pair.")
                        .answers(204, "done")
                        .fails(IdentityError.ACCESS_KEY_UNKNOWN)
                        .handle(this::delete));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation).access(Endpoint.Access.AUTHENTICATED);
    }

    private Answer list(Exchange exchange) {
        return JsonAnswers.list("keys", keys.list(Optional.of(own.listed(exchange))), AccessKeysResource::write);
    }

    private Answer create(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        String principal = own.holder(exchange, body);
        AccessKeys.Created made = keys.create(exchange.recording().status(201), principal);
        return JsonAnswers.object(201, to -> {
            write(to, made.key());
            to.text("secret", made.secret().reveal());
        });
    }

    private Answer update(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        boolean enabled = body.truth("enabled").orElseThrow(() -> ApiError.INVALID_BODY.at("enabled", "true or false"));
        MintedId id = id(exchange);
        own.require(exchange, keys.get(id).principal());
        AccessKey key = keys.setEnabled(exchange.recording().status(200), id, enabled);
        return JsonAnswers.object(200, to -> write(to, key));
    }

    private Answer delete(Exchange exchange) {
        MintedId id = id(exchange);
        own.require(exchange, keys.get(id).principal());
        keys.delete(exchange.recording().status(204), id);
        return JsonAnswers.done();
    }

    private static MintedId id(Exchange exchange) {
        return MintedId.ofAws(MintedId.Prefix.AKIA, exchange.variable("id"))
                .orElseThrow(() -> new PurserException(IdentityError.ACCESS_KEY_UNKNOWN));
    }

    private static void write(JsonBytes to, AccessKey key) {
        to.text("id", key.text());
        to.text("principal", key.principal());
        to.truth("enabled", key.enabled());
        to.instant("created", key.created());
    }
}
