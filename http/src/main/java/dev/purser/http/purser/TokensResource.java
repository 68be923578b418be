package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.IdentityError;
import dev.purser.identity.MintedId;
import dev.purser.identity.RegistryToken;
import dev.purser.identity.Tokens;
import java.util.List;
import java.util.Optional;

/** Registry tokens: everybody's own, and for administrators all. A token's secret is shown once, when it is made. */
final class TokensResource {
    private static final String ALL = "/purser/v1/tokens";
    private static final String ONE = ALL + "/{id}";

    private final Tokens tokens;
    private final Own own;

    TokensResource(Tokens tokens, Own own) {
        this.tokens = tokens;
        this.own = own;
    }

    List<Endpoint> endpoints() {
        return List.of(
                at("GET", ALL, "ListTokens")
                        .does(Action.TOKEN_LIST)
                        .summary("Lists registry tokens: one's own, or as an administrator those of a principal.")
                        .query("principal", "whose; the caller's if not given")
                        .answers(200, "descriptions of tokens, never their secrets")
                        .handle(this::list),
                at("POST", ALL, "CreateToken")
                        .does(Action.TOKEN_CREATE)
                        .summary("Makes a token that stands in for the password.")
                        .member("principal", "whose: a name; the caller's own if not given")
                        .member("description", "a text")
                        .member("expires", "a time (RFC 3339); never if not given")
                        .answers(201, "the token and its secret, which is shown this once")
                        .fails(ApiError.INVALID_BODY, IdentityError.PRINCIPAL_UNKNOWN, IdentityError.EXPIRY_PASSED)
                        .handle(this::create),
                at("GET", ONE, "GetToken")
                        .does(Action.TOKEN_GET)
                        .summary("Describes one token.")
                        .answers(200, "the description")
                        .fails(IdentityError.TOKEN_UNKNOWN)
                        .handle(this::get),
                at("DELETE", ONE, "DeleteToken")
                        .does(Action.TOKEN_DELETE)
                        .summary("Revokes a token.")
                        .answers(204, "done")
                        .fails(IdentityError.TOKEN_UNKNOWN)
                        .handle(this::delete),
                Endpoint.of(CallInterface.PURSER, "DELETE", ALL, "DeleteTokens")
                        .does(Action.TOKEN_BULKDELETE)
                        .summary("Revokes all tokens of a principal.")
                        .query("principal", "whose")
                        .answers(200, "how many there were")
                        .fails(ApiError.INVALID_PARAMETER, IdentityError.PRINCIPAL_UNKNOWN)
                        .handle(this::deleteAll));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation).access(Endpoint.Access.AUTHENTICATED);
    }

    private Answer list(Exchange exchange) {
        return JsonAnswers.list("tokens", tokens.list(Optional.of(own.listed(exchange))), TokensResource::write);
    }

    private Answer create(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        String principal = own.holder(exchange, body);
        Tokens.Created made = tokens.create(
                exchange.recording().status(201), principal, body.optionalText("description"), body.instant("expires"));
        return JsonAnswers.object(201, to -> {
            write(to, made.token());
            to.text("secret", made.secret().reveal());
        });
    }

    private Answer get(Exchange exchange) {
        Subjects.token(exchange, exchange.variable("id"));
        RegistryToken token = tokens.get(id(exchange));
        own.require(exchange, token.principal());
        return JsonAnswers.object(200, to -> write(to, token));
    }

    private Answer delete(Exchange exchange) {
        MintedId id = id(exchange);
        own.require(exchange, tokens.get(id).principal());
        tokens.delete(exchange.recording().status(204), id);
        return JsonAnswers.done();
    }

    private Answer deleteAll(Exchange exchange) {
        String principal = Params.of(exchange)
                .text("principal")
                .orElseThrow(() -> ApiError.INVALID_PARAMETER.at("principal", "the name of a user or robot"));
        int gone = tokens.deleteAll(exchange.recording().status(200), principal);
        return JsonAnswers.object(200, to -> to.number("deleted", gone));
    }

    private static MintedId id(Exchange exchange) {
        return MintedId.of(exchange.variable("id")).orElseThrow(() -> new PurserException(IdentityError.TOKEN_UNKNOWN));
    }

    private static void write(JsonBytes to, RegistryToken token) {
        to.text("id", token.id().toString());
        to.text("principal", token.principal());
        to.text("kind", token.kind().text());
        to.text("description", token.description());
        to.instant("created", token.created());
        JsonAnswers.instant(to, "expires", token.expires());
    }
}
