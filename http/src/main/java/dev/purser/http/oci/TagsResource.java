package dev.purser.http.oci;

import dev.purser.event.Action;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.registry.Manifests;
import dev.purser.registry.Page;
import dev.purser.registry.PageRequest;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import java.util.List;

/** The tags of a repository, in byte order. */
final class TagsResource {
    private final Manifests manifests;

    TagsResource(Manifests manifests) {
        this.manifests = manifests;
    }

    List<Endpoint> endpoints() {
        return List.of(Pages.declare(Oci.in("GET", "/tags/list", "ListTags"))
                .does(Action.IMAGE_LIST)
                .summary("Lists the tags of a repository.")
                .answers(200, "name and tags; Link points to what follows")
                .fails(RegistryError.NAME_UNKNOWN)
                .handle(this::list));
    }

    private Answer list(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        PageRequest asked = Pages.asked(exchange);
        Page<String> page = manifests.tags(exchange.recording(), repository, asked);
        Answer answer = Json.answer(200, MediaTypes.JSON, json -> {
            json.writeStartObject();
            json.writeStringField("name", repository.text());
            json.writeArrayFieldStart("tags");
            for (String tag : page.entries()) {
                json.writeString(tag);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        return Pages.linked(answer, Oci.location(repository, "tags", "list"), asked, page);
    }
}
