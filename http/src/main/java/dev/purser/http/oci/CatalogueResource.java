package dev.purser.http.oci;

import dev.purser.event.Action;
import dev.purser.event.Permission;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.identity.NamespaceFilter;
import dev.purser.registry.Page;
import dev.purser.registry.PageRequest;
import dev.purser.registry.Repositories;
import java.util.List;

/** The names of all repositories whose images the caller may list, in byte order. */
final class CatalogueResource {
    private static final String PATH = "/v2/_catalog";

    private final Repositories repositories;

    CatalogueResource(Repositories repositories) {
        this.repositories = repositories;
    }

    List<Endpoint> endpoints() {
        return List.of(Pages.declare(Oci.at("GET", PATH, "ListRepositories"))
                .does(Action.IMAGE_LIST)
                .access(Endpoint.Access.FILTERED)
                .summary("Lists the repositories that the caller may see.")
                .answers(200, "repositories; Link points to what follows")
                .handle(this::list));
    }

    private Answer list(Exchange exchange) {
        exchange.recording().target(Target.builder(TargetType.REGISTRY).build());
        PageRequest asked = Pages.asked(exchange);
        NamespaceFilter visible = exchange.visible(Permission.IMAGE_LIST);
        Page<String> page = repositories.list(asked, visible::shows);
        Answer answer = Json.answer(200, MediaTypes.JSON, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("repositories");
            for (String name : page.entries()) {
                json.writeString(name);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return Pages.linked(answer, PATH, asked, page);
    }
}
