package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.event.Permission;
import dev.purser.event.PurserException;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.NamespaceFilter;
import dev.purser.registry.Manifests;
import dev.purser.registry.PageRequest;
import dev.purser.registry.Reference;
import dev.purser.registry.RegistryError;
import dev.purser.registry.Repositories;
import dev.purser.registry.RepositoryName;
import java.util.List;
import java.util.Optional;

/** Repositories, the immutability of their tags, and the locks of their images. */
final class RepositoriesResource {
    private static final String ALL = "/purser/v1/repositories";
    private static final String ONE = ALL + "/{repository...}";

    private final Repositories repositories;
    private final Manifests manifests;

    RepositoriesResource(Repositories repositories, Manifests manifests) {
        this.repositories = repositories;
        this.manifests = manifests;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Paging.declare(at("GET", ALL, "ListRepositories"))
                        .does(Action.REPOSITORY_LIST)
                        .access(Endpoint.Access.FILTERED)
                        .summary("Lists the repositories that the caller may see.")
                        .query("namespace", "only those of this namespace")
                        .answers(200, "names, and next where there are more")
                        .handle(this::list),
                at("POST", ALL, "CreateRepository")
                        .does(Action.REPOSITORY_CREATE)
                        .access(Endpoint.Access.FILTERED)
                        .summary("Makes a repository.")
                        .member("name", "a text, its namespace first; required")
                        .answers(201, "the repository")
                        .fails(ApiError.INVALID_BODY, RegistryError.REPOSITORY_EXISTS, RegistryError.NAME_INVALID)
                        .handle(this::create),
                at("GET", ONE, "GetRepository")
                        .does(Action.REPOSITORY_LIST)
                        .summary("Gives one repository.")
                        .answers(200, "the repository")
                        .fails(RegistryError.NAME_UNKNOWN)
                        .handle(this::get),
                at("DELETE", ONE, "DeleteRepository")
                        .does(Action.REPOSITORY_DELETE)
                        .summary("Deletes a repository with all its images.")
                        .answers(204, "done; what nothing refers to any more is collected later")
                        .fails(RegistryError.NAME_UNKNOWN, RegistryError.IMAGE_LOCKED)
                        .handle(this::delete),
                at("PUT", ONE + "/immutability", "SetImmutability")
                        .does(Action.IMAGE_LOCK)
                        .summary("Makes the repository's tags immutable, or movable again.")
                        .member("immutableTags", "true or false; required")
                        .answers(200, "the repository as it is now")
                        .fails(ApiError.INVALID_BODY, RegistryError.NAME_UNKNOWN)
                        .handle(this::immutability),
                at("PUT", ONE + "/locks/{reference}", "SetLocks")
                        .does(Action.IMAGE_LOCK)
                        .summary("Sets or takes off the locks of an image.")
                        .member("writeLocked", "true or false; required")
                        .member("deleteLocked", "true or false; required")
                        .answers(204, "done")
                        .fails(ApiError.INVALID_BODY, RegistryError.NAME_UNKNOWN, RegistryError.MANIFEST_UNKNOWN)
                        .handle(this::locks));
    }

    private static Endpoint.Builder at(String method, String path, String operation) {
        return Endpoint.of(CallInterface.PURSER, method, path, operation);
    }

    private Answer list(Exchange exchange) {
        Params params = Params.of(exchange);
        Paging paging = Paging.read(params);
        Optional<String> wanted = params.text("namespace");
        NamespaceFilter visible = exchange.visible(Permission.REPOSITORY_LIST);
        return paging.answer(
                "repositories",
                repositories.list(
                        new PageRequest(Optional.of(paging.limit()), paging.after()),
                        namespace -> visible.shows(namespace)
                                && (wanted.isEmpty() || wanted.get().equals(namespace))));
    }

    private Answer create(Exchange exchange) {
        RepositoryName name = RepositoryName.parse(JsonBody.read(exchange).text("name"));
        exchange.require(Permission.REPOSITORY_MANAGE, Optional.of(name.namespace()));
        repositories.create(exchange.recording().status(201), name);
        return show(201, name);
    }

    private Answer get(Exchange exchange) {
        RepositoryName name = name(exchange);
        exchange.recording()
                .target(Target.builder(TargetType.REPOSITORY)
                        .name(name.text())
                        .namespace(name.namespace())
                        .repository(name.text())
                        .build());
        return show(200, name);
    }

    private Answer delete(Exchange exchange) {
        repositories.delete(exchange.recording().status(204), name(exchange));
        return JsonAnswers.done();
    }

    private Answer immutability(Exchange exchange) {
        RepositoryName name = name(exchange);
        boolean immutable = truth(JsonBody.read(exchange), "immutableTags");
        repositories.setImmutable(exchange.recording().status(200), name, immutable);
        return show(200, name);
    }

    private Answer locks(Exchange exchange) {
        RepositoryName name = name(exchange);
        Reference reference = Reference.parse(exchange.variable("reference"));
        JsonBody body = JsonBody.read(exchange);
        manifests.lock(
                exchange.recording().status(204),
                name,
                reference,
                truth(body, "writeLocked"),
                truth(body, "deleteLocked"));
        return JsonAnswers.done();
    }

    private static boolean truth(JsonBody body, String member) {
        return body.truth(member).orElseThrow(() -> ApiError.INVALID_BODY.at(member, "true or false"));
    }

    private static RepositoryName name(Exchange exchange) {
        return RepositoryName.parse(exchange.variable("repository"));
    }

    private Answer show(int status, RepositoryName name) {
        Repositories.Repository one =
                repositories.find(name).orElseThrow(() -> new PurserException(RegistryError.NAME_UNKNOWN));
        return JsonAnswers.object(status, to -> {
            to.text("name", one.name());
            to.text("namespace", one.namespace());
            to.instant("created", one.created());
            to.truth("immutableTags", one.immutable());
        });
    }
}
