package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.IdentityError;
import dev.purser.identity.Secret;
import dev.purser.identity.User;
import dev.purser.identity.Users;
import java.util.List;

/** Local users. */
final class UsersResource {
    private static final String ALL = "/purser/v1/users";
    private static final String ONE = ALL + "/{name}";

    private final Users users;
    private final Own own;

    UsersResource(Users users, Own own) {
        this.users = users;
        this.own = own;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Paging.declare(at("GET", ALL, "ListUsers"))
                        .does(Action.USER_LIST)
                        .summary("Lists local users by name.")
                        .answers(200, "users, and next where there are more")
                        .handle(this::list),
                at("POST", ALL, "CreateUser")
                        .does(Action.USER_CREATE)
                        .summary("Makes a local user.")
                        .member("name", "a text; required")
                        .member("password", "a text; required")
                        .member("displayName", "a text")
                        .answers(201, "the user")
                        .fails(
                                ApiError.INVALID_BODY,
                                IdentityError.PRINCIPAL_EXISTS,
                                IdentityError.NAME_INVALID_FOR_PRINCIPAL,
                                IdentityError.PASSWORD_REFUSED)
                        .handle(this::create),
                at("GET", ONE, "GetUser")
                        .does(Action.USER_GET)
                        .summary("Gives one local user.")
                        .answers(200, "the user")
                        .fails(IdentityError.USER_UNKNOWN)
                        .handle(this::get),
                at("PATCH", ONE, "UpdateUser")
                        .does(Action.USER_UPDATE)
                        .summary("Changes what is given.")
                        .member("displayName", "a text")
                        .member("enabled", "true or false")
                        .answers(200, "the user as it is now")
                        .fails(ApiError.INVALID_BODY, IdentityError.USER_UNKNOWN, IdentityError.LAST_ADMINISTRATOR)
                        .handle(this::update),
                at("DELETE", ONE, "DeleteUser")
                        .does(Action.USER_DELETE)
                        .summary("Removes a local user with its roles, tokens and keys.")
                        .answers(204, "done")
                        .fails(IdentityError.USER_UNKNOWN, IdentityError.LAST_ADMINISTRATOR)
                        .handle(this::delete),
                at("PUT", ONE + "/password", "SetPassword")
                        .does(Action.USER_PASSWORD)
                        .access(Endpoint.Access.AUTHENTICATED)
                        .summary("Replaces a password: one's own, or as an administrator anybody's.")
                        .member("password", "a text; required")
                        .answers(204, "done; tokens made before no longer hold")
                        .fails(ApiError.INVALID_BODY, IdentityError.USER_UNKNOWN, IdentityError.PASSWORD_REFUSED)
                        .handle(this::password));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation);
    }

    private Answer list(Exchange exchange) {
        Paging paging = Paging.read(Params.of(exchange));
        return paging.answer("users", users.list(paging.after(), paging.fetch()), User::name, UsersResource::write);
    }

    private Answer create(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        String name = body.text("name");
        User user = users.create(
                exchange.recording().status(201),
                name,
                body.optionalText("displayName"),
                Secret.of(body.text("password")));
        return JsonAnswers.object(201, to -> write(to, user));
    }

    private Answer get(Exchange exchange) {
        String name = exchange.variable("name");
        Subjects.user(exchange, name);
        User user = users.get(name);
        return JsonAnswers.object(200, to -> write(to, user));
    }

    private Answer update(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        User user = users.update(
                exchange.recording().status(200),
                exchange.variable("name"),
                body.optionalText("displayName"),
                body.truth("enabled"));
        return JsonAnswers.object(200, to -> write(to, user));
    }

    private Answer delete(Exchange exchange) {
        users.delete(exchange.recording().status(204), exchange.variable("name"));
        return JsonAnswers.done();
    }

    private Answer password(Exchange exchange) {
        String name = exchange.variable("name");
        own.require(exchange, name);
        JsonBody body = JsonBody.read(exchange);
        users.setPassword(exchange.recording().status(204), name, Secret.of(body.text("password")));
        return JsonAnswers.done();
    }

    private static void write(JsonBytes to, User user) {
        to.text("id", user.id().toString());
        to.text("name", user.name());
        to.text("displayName", user.displayName());
        to.truth("enabled", user.enabled());
        to.instant("created", user.created());
        to.instant("changed", user.changed());
    }
}
