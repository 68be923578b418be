package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.IdentityError;
import dev.purser.identity.Robot;
import dev.purser.identity.Robots;
import dev.purser.identity.RoleGrant;
import dev.purser.identity.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Accounts for programs. A secret is shown once, when it is made. */
final class RobotsResource {
    private static final String ALL = "/purser/v1/robots";
    private static final String ONE = ALL + "/{name}";

    private final Robots robots;

    RobotsResource(Robots robots) {
        this.robots = robots;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Paging.declare(at("GET", ALL, "ListRobots"))
                        .does(Action.ROBOT_LIST)
                        .summary("Lists robot accounts by name.")
                        .answers(200, "robots, and next where there are more")
                        .handle(this::list),
                at("POST", ALL, "CreateRobot")
                        .does(Action.ROBOT_CREATE)
                        .summary("Makes a robot account.")
                        .member("name", "a text; required")
                        .member("description", "a text")
                        .member("expires", "a time (RFC 3339); never if not given")
                        .member("scope", "a list of objects with role and, where it is for one, namespace")
                        .answers(201, "the robot and its secret, which is shown this once")
                        .fails(
                                ApiError.INVALID_BODY,
                                IdentityError.PRINCIPAL_EXISTS,
                                IdentityError.NAME_INVALID_FOR_PRINCIPAL,
                                IdentityError.EXPIRY_PASSED,
                                IdentityError.ROLE_NOT_FOR_NAMESPACE)
                        .handle(this::create),
                at("GET", ONE, "GetRobot")
                        .does(Action.ROBOT_GET)
                        .summary("Gives one robot account.")
                        .answers(200, "the robot, never its secret")
                        .fails(IdentityError.ROBOT_UNKNOWN)
                        .handle(this::get),
                at("PATCH", ONE, "UpdateRobot")
                        .does(Action.ROBOT_UPDATE)
                        .summary("Changes what is given.")
                        .member("description", "a text")
                        .member("enabled", "true or false")
                        .member("expires", "a time (RFC 3339), or null for never")
                        .member("scope", "a list of objects with role and, where it is for one, namespace")
                        .answers(200, "the robot as it is now")
                        .fails(ApiError.INVALID_BODY, IdentityError.ROBOT_UNKNOWN, IdentityError.EXPIRY_PASSED)
                        .handle(this::update),
                at("POST", ONE + "/secret", "ReplaceRobotSecret")
                        .does(Action.ROBOT_UPDATE)
                        .summary("Makes a new secret; the old one no longer holds.")
                        .answers(200, "the secret, which is shown this once")
                        .fails(IdentityError.ROBOT_UNKNOWN)
                        .handle(this::secret),
                at("DELETE", ONE, "DeleteRobot")
                        .does(Action.ROBOT_DELETE)
                        .summary("Removes a robot account with its roles, tokens and keys.")
                        .answers(204, "done")
                        .fails(IdentityError.ROBOT_UNKNOWN)
                        .handle(this::delete));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation);
    }

    private Answer list(Exchange exchange) {
        Paging paging = Paging.read(Params.of(exchange));
        return paging.answer("robots", robots.list(paging.after(), paging.fetch()), Robot::name, RobotsResource::write);
    }

    private Answer create(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        Robots.Created made = robots.create(
                exchange.recording().status(201),
                body.text("name"),
                body.optionalText("description"),
                body.instant("expires"),
                scope(body).orElse(List.of()));
        return JsonAnswers.object(201, to -> {
            write(to, made.robot());
            to.text("secret", made.secret().reveal());
        });
    }

    private static Optional<List<RoleGrant>> scope(JsonBody body) {
        return body.objects("scope", "role", "namespace")
                .map(grants -> grants.stream().map(Grants::read).toList());
    }

    private Answer get(Exchange exchange) {
        String name = exchange.variable("name");
        Subjects.robot(exchange, name);
        Robot robot = robots.get(name);
        return JsonAnswers.object(200, to -> write(to, robot));
    }

    private Answer update(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        Optional<Optional<Instant>> expires = expires(body);
        Robot robot = robots.update(
                exchange.recording().status(200),
                exchange.variable("name"),
                body.optionalText("description"),
                body.truth("enabled"),
                expires,
                scope(body));
        return JsonAnswers.object(200, to -> write(to, robot));
    }

    /** Outer empty: not given. Inner empty: taken away. */
    private static Optional<Optional<Instant>> expires(JsonBody body) {
        return body.cleared("expires") || body.has("expires") ? Optional.of(body.instant("expires")) : Optional.empty();
    }

    private Answer secret(Exchange exchange) {
        JsonBody.read(exchange);
        Secret secret = robots.replaceSecret(exchange.recording().status(200), exchange.variable("name"));
        return JsonAnswers.object(200, to -> {
            to.text("name", exchange.variable("name"));
            to.text("secret", secret.reveal());
        });
    }

    private Answer delete(Exchange exchange) {
        robots.delete(exchange.recording().status(204), exchange.variable("name"));
        return JsonAnswers.done();
    }

    private static void write(JsonBytes to, Robot robot) {
        to.text("id", robot.id().toString());
        to.text("name", robot.name());
        to.text("description", robot.description());
        to.truth("enabled", robot.enabled());
        JsonAnswers.instant(to, "expires", robot.expires());
        JsonAnswers.elements(to, "scope", robot.scope(), Grants::write);
        to.instant("created", robot.created());
        to.instant("changed", robot.changed());
    }
}
