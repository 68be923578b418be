package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonBytes;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.NamespaceFilter;
import dev.purser.identity.Roles;
import dev.purser.registry.NamespaceName;
import dev.purser.registry.Namespaces;
import dev.purser.registry.PageRequest;
import dev.purser.registry.RegistryError;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Namespaces, and the roles that go with them. */
final class NamespacesResource {
    private static final String ALL = "/purser/v1/namespaces";
    private static final String ONE = ALL + "/{namespace}";

    private final Namespaces namespaces;
    private final Roles roles;
    private final Clock clock;

    NamespacesResource(Namespaces namespaces, Roles roles, Clock clock) {
        this.namespaces = namespaces;
        this.roles = roles;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Paging.declare(at("GET", ALL, "ListNamespaces"))
                        .does(Action.NAMESPACE_LIST)
                        .access(Endpoint.Access.FILTERED)
                        .summary("Lists the namespaces that the caller may see.")
                        .answers(200, "names, and next where there are more")
                        .handle(this::list),
                at("POST", ALL, "CreateNamespace")
                        .does(Action.NAMESPACE_CREATE)
                        .summary("Makes a namespace.")
                        .member("name", "a text; required")
                        .answers(201, "the namespace")
                        .fails(ApiError.INVALID_BODY, RegistryError.NAMESPACE_EXISTS, RegistryError.NAME_INVALID)
                        .handle(this::create),
                at("GET", ONE, "GetNamespace")
                        .does(Action.NAMESPACE_LIST)
                        .summary("Gives one namespace: its quota, what it holds, and its rule for tags.")
                        .answers(200, "the namespace")
                        .fails(RegistryError.NAMESPACE_UNKNOWN)
                        .handle(this::get),
                at("PATCH", ONE, "UpdateNamespace")
                        .does(Action.NAMESPACE_UPDATE)
                        .summary("Changes a namespace's rule for tags, which holds for all its repositories.")
                        .member("immutableTags", "true or false; required")
                        .answers(200, "the namespace as it is now")
                        .fails(ApiError.INVALID_BODY, RegistryError.NAMESPACE_UNKNOWN)
                        .handle(this::update),
                at("DELETE", ONE, "DeleteNamespace")
                        .does(Action.NAMESPACE_DELETE)
                        .needs(Permission.NAMESPACE_DELETE)
                        .summary("Deletes a namespace and the roles on it.")
                        .query("content", "true to delete what it holds as well; else it must be empty")
                        .answers(204, "done")
                        .fails(
                                RegistryError.NAMESPACE_UNKNOWN,
                                RegistryError.NAMESPACE_NOT_EMPTY,
                                RegistryError.IMAGE_LOCKED)
                        .handle(this::delete));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation);
    }

    private Answer list(Exchange exchange) {
        Paging paging = Paging.read(Params.of(exchange));
        NamespaceFilter visible = exchange.visible(Permission.NAMESPACE_LIST);
        return paging.answer(
                "namespaces",
                namespaces.list(new PageRequest(Optional.of(paging.limit()), paging.after()), visible::shows));
    }

    private Answer create(Exchange exchange) {
        NamespaceName name = NamespaceName.parse(JsonBody.read(exchange).text("name"));
        namespaces.create(exchange.recording().status(201), name);
        return show(201, name);
    }

    private Answer get(Exchange exchange) {
        NamespaceName name = name(exchange);
        exchange.recording()
                .target(Target.builder(TargetType.NAMESPACE)
                        .name(name.text())
                        .namespace(name.text())
                        .build());
        return show(200, name);
    }

    private Answer update(Exchange exchange) {
        NamespaceName name = name(exchange);
        boolean immutable = JsonBody.read(exchange)
                .truth("immutableTags")
                .orElseThrow(() -> ApiError.INVALID_BODY.at("immutableTags", "true or false"));
        namespaces.setImmutable(exchange.recording().status(200), name, immutable);
        return show(200, name);
    }

    private Answer delete(Exchange exchange) {
        boolean content = Params.of(exchange).truth("content");
        NamespaceName name = name(exchange);
        namespaces.delete(exchange.recording().status(204), name, content);
        if (!roles.list(Optional.empty(), Optional.of(name.text())).isEmpty()) {
            roles.unassignAll(follower(exchange), name.text());
        }
        return JsonAnswers.done();
    }

    /** A recording of what a deletion brings with it. */
    private Recording follower(Exchange exchange) {
        Recording first = exchange.recording();
        return Recording.begin(
                        clock, Action.ROLE_UNASSIGN, CallInterface.PURSER, "DeleteNamespace", Recording.Gate.OPEN)
                .actor(first.actor())
                .client(first.client())
                .call(first.call().toBuilder().cause(first.id()).build())
                .status(204);
    }

    private static NamespaceName name(Exchange exchange) {
        return NamespaceName.parse(exchange.variable("namespace"));
    }

    private Answer show(int status, NamespaceName name) {
        Namespaces.Namespace one =
                namespaces.find(name).orElseThrow(() -> new PurserException(RegistryError.NAMESPACE_UNKNOWN));
        return JsonAnswers.object(status, to -> write(to, one));
    }

    private static void write(JsonBytes to, Namespaces.Namespace one) {
        to.text("name", one.name());
        to.instant("created", one.created());
        to.truth("immutableTags", one.immutable());
        to.number("quota", one.quota());
        to.number("used", one.used());
    }
}
