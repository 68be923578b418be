package dev.purser.http.oci;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Query;
import dev.purser.identity.Authenticator;
import dev.purser.identity.Caller;
import dev.purser.identity.Credentials;
import dev.purser.identity.IdentityError;
import dev.purser.identity.IssuedToken;
import dev.purser.identity.Secret;
import dev.purser.identity.TokenIssuer;
import dev.purser.identity.TokenRequest;
import dev.purser.identity.TokenScope;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The exchange of credentials for tokens: CNCF Distribution's token authentication by GET, its OAuth2 form by POST. Each is
 * a login, and one that is refused is on the record too.
 */
final class TokenResource {
    private static final String PATH = "/token";
    private static final int LARGEST_FORM = 64 * 1024;

    private final Authenticator authenticator;
    private final TokenIssuer issuer;

    TokenResource(Authenticator authenticator, TokenIssuer issuer) {
        this.authenticator = authenticator;
        this.issuer = issuer;
    }

    List<Endpoint> endpoints() {
        return List.of(
                at("GET", "GetToken")
                        .summary("Gives a token for what the caller may of the scopes asked for.")
                        .query("service", "the service that the challenge named")
                        .query("scope", "type:name:actions; may be given many times")
                        .query("account", "the name of the caller")
                        .query("offline_token", "true for a refresh token too")
                        .query("client_id", "what the client calls itself")
                        .fails(IdentityError.SERVICE_UNKNOWN, IdentityError.SCOPE_INVALID)
                        .handle(exchange -> issue(exchange, exchange.caller(), asked(exchange.query()))),
                at("POST", "PostToken")
                        .summary("Gives a token for the credentials in the form (OAuth2).")
                        .fails(
                                OciError.GRANT_UNSUPPORTED,
                                OciError.FORM_TOO_LARGE,
                                IdentityError.SERVICE_UNKNOWN,
                                IdentityError.SCOPE_INVALID)
                        .handle(this::post));
    }

    private static Endpoint.Builder at(String method, String operation) {
        return Oci.at(method, PATH, operation)
                .does(Action.LOGIN)
                .access(Endpoint.Access.ANYONE)
                .answers(200, "token, access_token, expires_in, issued_at; refresh_token where one was asked for");
    }

    private Answer post(Exchange exchange) {
        byte[] body = BoundedBody.read(exchange.request(), LARGEST_FORM, OciError.FORM_TOO_LARGE);
        Query form = Query.parse(new String(body, StandardCharsets.UTF_8));
        Caller caller =
                authenticator.authenticate(credentials(form), exchange.arrival().client());
        exchange.recording().actor(caller.actor());
        return issue(exchange, caller, asked(form));
    }

    private static Credentials credentials(Query form) {
        String grant = form.first("grant_type").orElse("");
        return switch (grant) {
            case "password" ->
                new Credentials.Basic(field(form, grant, "username"), Secret.of(field(form, grant, "password")));
            case "refresh_token" -> new Credentials.RefreshToken(Secret.of(field(form, grant, "refresh_token")));
            default ->
                throw new PurserException(
                        OciError.GRANT_UNSUPPORTED,
                        Map.of("grant_type", grant.substring(0, Math.min(grant.length(), 40))));
        };
    }

    private static String field(Query form, String grant, String name) {
        return form.first(name)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new PurserException(OciError.GRANT_UNSUPPORTED, Map.of("grant_type", grant, "missing", name)));
    }

    private static TokenRequest asked(Query query) {
        boolean offline = query.first("offline_token").filter("true"::equals).isPresent()
                || query.first("access_type").filter("offline"::equals).isPresent();
        return new TokenRequest(
                query.first("service").filter(text -> !text.isEmpty()),
                TokenScope.parse(query.all("scope")),
                query.first("account").filter(text -> !text.isEmpty()),
                offline,
                query.first("client_id"));
    }

    private Answer issue(Exchange exchange, Caller caller, TokenRequest asked) {
        exchange.recording()
                .status(200)
                .target(Target.builder(TargetType.REGISTRY)
                        .name(issuer.service())
                        .build());
        if (!asked.scopes().isEmpty()) {
            exchange.recording().request("scope", texts(asked.scopes()));
        }
        IssuedToken issued = issuer.issue(exchange.recording(), caller, asked);
        return Json.answer(200, MediaTypes.JSON, json -> {
                    json.writeStartObject();
                    json.writeStringField("token", issued.accessToken().reveal());
                    json.writeStringField("access_token", issued.accessToken().reveal());
                    json.writeStringField("token_type", "Bearer");
                    json.writeNumberField("expires_in", issued.expiresIn().toSeconds());
                    json.writeStringField(
                            "issued_at",
                            issued.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
                    json.writeStringField("scope", texts(issued.granted()));
                    if (issued.refreshToken().isPresent()) {
                        json.writeStringField(
                                "refresh_token", issued.refreshToken().get().reveal());
                    }
                    json.writeEndObject();
                })
                .with("Cache-Control", "no-store");
    }

    private static String texts(List<TokenScope> scopes) {
        return scopes.stream().map(TokenScope::text).collect(Collectors.joining(" "));
    }
}
