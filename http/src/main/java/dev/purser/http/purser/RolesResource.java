package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.IdentityError;
import dev.purser.identity.RoleAssignment;
import dev.purser.identity.Roles;
import java.util.List;

/** Who holds which role, and where. */
final class RolesResource {
    private static final String ALL = "/purser/v1/roles";

    private final Roles roles;

    RolesResource(Roles roles) {
        this.roles = roles;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", ALL, "ListRoles")
                        .does(Action.ROLE_LIST)
                        .summary("Lists who holds which role, and where.")
                        .query("principal", "only this user's, robot's, or anonymous callers'")
                        .query("namespace", "only those for this namespace")
                        .answers(200, "role assignments")
                        .handle(this::list),
                Endpoint.of(CallInterface.PURSER, "POST", ALL, "AssignRole")
                        .does(Action.ROLE_ASSIGN)
                        .summary("Gives a principal a role.")
                        .member("principal", "to whom: a user, a robot, or anonymous; required")
                        .member("role", "which; required")
                        .member("namespace", "where; not given for a role that holds everywhere")
                        .answers(200, "the assignment")
                        .fails(
                                ApiError.INVALID_BODY,
                                IdentityError.PRINCIPAL_UNKNOWN,
                                IdentityError.ROLE_NOT_FOR_NAMESPACE,
                                IdentityError.ROLE_NOT_FOR_ANONYMOUS)
                        .handle(this::assign),
                Endpoint.of(CallInterface.PURSER, "DELETE", ALL, "UnassignRole")
                        .does(Action.ROLE_UNASSIGN)
                        .summary("Takes a role from a principal.")
                        .query("principal", "from whom")
                        .query("role", "which")
                        .query("namespace", "where; not given for a role that holds everywhere")
                        .answers(204, "done")
                        .fails(
                                ApiError.INVALID_PARAMETER,
                                IdentityError.ASSIGNMENT_UNKNOWN,
                                IdentityError.LAST_ADMINISTRATOR)
                        .handle(this::unassign));
    }

    private Answer list(Exchange exchange) {
        Params params = Params.of(exchange);
        List<RoleAssignment> assignments = roles.list(params.text("principal"), params.text("namespace"));
        return JsonAnswers.list("roles", assignments, RolesResource::write);
    }

    private Answer assign(Exchange exchange) {
        JsonBody body = JsonBody.read(exchange);
        RoleAssignment made = roles.assign(exchange.recording().status(200), body.text("principal"), Grants.read(body));
        return JsonAnswers.object(200, to -> write(to, made));
    }

    private Answer unassign(Exchange exchange) {
        Params params = Params.of(exchange);
        String principal = required(params, "principal");
        roles.unassign(
                exchange.recording().status(204),
                principal,
                Grants.grant(required(params, "role"), params.text("namespace")));
        return JsonAnswers.done();
    }

    private static String required(Params params, String name) {
        return params.text(name).orElseThrow(() -> ApiError.INVALID_PARAMETER.at(name, "a value"));
    }

    private static void write(JsonBytes to, RoleAssignment assignment) {
        to.text("principal", assignment.principal());
        Grants.write(to, assignment.grant());
        to.instant("created", assignment.created());
    }
}
