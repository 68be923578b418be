package dev.purser.http.oci;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.purser.event.Action;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.PercentCode;
import dev.purser.registry.Digest;
import dev.purser.registry.Manifests;
import dev.purser.registry.Manifests.Referrer;
import dev.purser.registry.Page;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What refers to a manifest, as an image index; empty for a subject that nobody knows. */
final class ReferrersResource {
    private final Manifests manifests;

    ReferrersResource(Manifests manifests) {
        this.manifests = manifests;
    }

    List<Endpoint> endpoints() {
        return List.of(Oci.in("GET", "/referrers/{digest}", "ListReferrers")
                .does(Action.REFERRER_LIST)
                .summary("Lists the manifests whose subject this is.")
                .query("artifactType", "only those of this artifact type")
                .query("last", "give what follows this digest")
                .answers(200, "an image index; Link points to what follows")
                .fails(RegistryError.DIGEST_INVALID)
                .handle(this::list));
    }

    private Answer list(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        Digest subject = Oci.digest(exchange);
        Optional<String> type = exchange.query().first("artifactType").filter(text -> !text.isEmpty());
        Page<Referrer> page = manifests.referrers(
                exchange.recording(),
                repository,
                subject,
                type,
                exchange.query().first("last"));
        Answer answer = Json.answer(200, MediaTypes.OCI_INDEX, json -> {
            json.writeStartObject();
            json.writeNumberField("schemaVersion", 2);
            json.writeStringField("mediaType", MediaTypes.OCI_INDEX);
            json.writeArrayFieldStart("manifests");
            for (Referrer one : page.entries()) {
                write(json, one);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
        Answer linked = page.last()
                .map(last -> answer.with("Link", next(repository, subject, type, last)))
                .orElse(answer);
        return type.isPresent() ? linked.with("OCI-Filters-Applied", "artifactType") : linked;
    }

    private static String next(RepositoryName repository, Digest subject, Optional<String> type, String last) {
        String filter =
                type.map(text -> "&artifactType=" + PercentCode.encode(text)).orElse("");
        String path = Oci.location(repository, "referrers", subject.text());
        return "<" + path + "?last=" + PercentCode.encode(last) + filter + ">; rel=\"next\"";
    }

    private static void write(JsonGenerator json, Referrer one) throws IOException {
        json.writeStartObject();
        json.writeStringField("mediaType", one.mediaType());
        json.writeStringField("digest", one.digest().text());
        json.writeNumberField("size", one.size());
        if (one.artifactType().isPresent()) {
            json.writeStringField("artifactType", one.artifactType().get());
        }
        if (one.annotations().isPresent()) {
            json.writeFieldName("annotations");
            json.writeRawValue(one.annotations().get());
        }
        json.writeEndObject();
    }
}
