package dev.purser.http.oci;

import dev.purser.event.Action;
import dev.purser.event.PurserException;
import dev.purser.event.Transfer;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.registry.Digest;
import dev.purser.registry.Manifests;
import dev.purser.registry.Manifests.Manifest;
import dev.purser.registry.Reference;
import dev.purser.registry.RegistryError;
import dev.purser.registry.RepositoryName;
import dev.purser.registry.TagName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Manifests, by tag or digest.
 *
 * <p>Of {@code Accept}: without it the stored manifest is given as it is. Where it leaves out the stored type, an index
 * asked for by tag gives its linux/amd64 image if that is accepted, as registries have done for clients that know no
 * indexes; else the answer is 404, the one failure that the specification has for a pull, and not 406.
 */
final class ManifestResource {
    private static final String PATH = "/manifests/{reference}";

    private final Manifests manifests;

    ManifestResource(Manifests manifests) {
        this.manifests = manifests;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Oci.in("HEAD", PATH, "CheckManifest")
                        .does(Action.IMAGE_CHECK)
                        .summary("Tells whether a repository has a manifest, its digest, type and size.")
                        .header("Accept", "the media types that the client takes")
                        .answers(200, "it has")
                        .fails(unknown())
                        .handle(this::check),
                Oci.in("GET", PATH, "GetManifest")
                        .does(Action.IMAGE_PULL, Action.SIGNATURE_READ)
                        .summary("Gives a manifest.")
                        .header("Accept", "the media types that the client takes")
                        .header("If-None-Match", "the entity tags that the client has")
                        .answers(200, "the manifest, byte for byte")
                        .answers(304, "the client has it")
                        .fails(unknown())
                        .handle(this::get),
                Oci.in("PUT", PATH, "PutManifest")
                        .does(Action.IMAGE_PUSH, Action.SIGNATURE_WRITE)
                        .summary("Stores a manifest under a digest, a tag or several.")
                        .query("tag", "a tag to set, where it is pushed by digest; may be given many times")
                        .header("Content-Type", "the manifest's media type")
                        .answers(201, "stored; OCI-Tag names the tags, OCI-Subject the subject")
                        .fails(
                                RegistryError.DIGEST_INVALID,
                                RegistryError.TAG_INVALID,
                                RegistryError.MANIFEST_INVALID,
                                RegistryError.MANIFEST_TOO_LARGE,
                                RegistryError.MANIFEST_BLOB_UNKNOWN,
                                RegistryError.TAG_IMMUTABLE,
                                RegistryError.IMAGE_LOCKED,
                                RegistryError.QUOTA_EXCEEDED,
                                RegistryError.CREATION_DENIED)
                        .handle(this::put),
                Oci.in("DELETE", PATH, "DeleteManifest")
                        .does(Action.IMAGE_DELETE, Action.IMAGE_UNTAG, Action.SIGNATURE_DELETE)
                        .summary("Deletes a manifest with its tags, or removes one tag.")
                        .answers(202, "done")
                        .fails(unknown())
                        .fails(RegistryError.IMAGE_LOCKED)
                        .handle(this::delete));
    }

    private static RegistryError[] unknown() {
        return new RegistryError[] {
            RegistryError.DIGEST_INVALID,
            RegistryError.TAG_INVALID,
            RegistryError.MANIFEST_UNKNOWN,
            RegistryError.NAME_UNKNOWN
        };
    }

    private Answer check(Exchange exchange) {
        Manifest manifest = find(exchange);
        return Answer.empty(
                200,
                described(manifest)
                        .add("Content-Length", Integer.toString(manifest.content().length))
                        .build());
    }

    private Answer get(Exchange exchange) {
        Manifest manifest = find(exchange);
        if (manifest.signature()) {
            exchange.narrow(
                    Action.SIGNATURE_READ, Optional.of(Oci.repository(exchange).namespace()));
        }
        boolean unchanged = EntityTag.unchanged(
                exchange.request().headers(), manifest.digest().text());
        exchange.recording()
                .transfer(Transfer.builder()
                        .length(unchanged ? 0L : manifest.content().length)
                        .build());
        Headers headers = described(manifest).build();
        return unchanged ? Answer.empty(304, headers) : Answer.bytes(200, headers, manifest.content());
    }

    /** What the path names, or what stands in for it before a client that does not take it. */
    private Manifest find(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        Reference reference = Reference.parse(exchange.variable("reference"));
        Manifest stored = manifests.get(exchange.recording(), repository, reference);
        Accept accept = Accept.of(exchange.request().headers());
        if (accept.takes(stored.mediaType())) {
            return stored;
        }
        return reference
                .asTag()
                .flatMap(tag -> DefaultPlatform.of(stored, accept))
                .flatMap(digest -> instead(exchange, repository, digest))
                .filter(image -> accept.takes(image.mediaType()))
                .orElseThrow(() -> new PurserException(
                        RegistryError.MANIFEST_UNKNOWN,
                        Map.of(
                                "reference",
                                reference.text(),
                                "reason",
                                "Accept leaves out its media type",
                                "mediaType",
                                stored.mediaType())));
    }

    private Optional<Manifest> instead(Exchange exchange, RepositoryName repository, Digest digest) {
        try {
            return Optional.of(manifests.get(exchange.recording(), repository, Reference.of(digest)));
        } catch (PurserException absent) {
            return Optional.empty();
        }
    }

    private Answer put(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        Reference reference = Reference.parse(exchange.variable("reference"));
        List<TagName> tags = new ArrayList<>(reference.asTag().stream().toList());
        exchange.query().all("tag").stream()
                .map(TagName::parse)
                .filter(tag -> !tags.contains(tag))
                .forEach(tags::add);
        byte[] content = BoundedBody.read(exchange.request(), manifests.maxBytes(), RegistryError.MANIFEST_TOO_LARGE);
        Manifests.Pushed pushed = manifests.put(
                exchange.recording().status(201),
                repository,
                reference.asDigest(),
                tags,
                exchange.request().header("Content-Type").filter(type -> !type.isBlank()),
                content);
        Headers.Builder headers = Headers.builder()
                .add(
                        "Location",
                        Oci.location(repository, "manifests", pushed.digest().text()))
                .add("Docker-Content-Digest", pushed.digest().text());
        pushed.subject().ifPresent(subject -> headers.add("OCI-Subject", subject.text()));
        if (exchange.query().has("tag")) {
            tags.forEach(tag -> headers.add("OCI-Tag", tag.text()));
        }
        return Answer.empty(201, headers.build());
    }

    private Answer delete(Exchange exchange) {
        RepositoryName repository = Oci.repository(exchange);
        exchange.recording().status(202);
        switch (Reference.parse(exchange.variable("reference"))) {
            case Reference.ByTag tag -> manifests.untag(exchange.recording(), repository, tag.tag());
            case Reference.ByDigest digest -> manifests.delete(exchange.recording(), repository, digest.digest());
        }
        return Answer.empty(202, Headers.NONE);
    }

    private static Headers.Builder described(Manifest manifest) {
        return Headers.builder()
                .add("Content-Type", manifest.mediaType())
                .add("Docker-Content-Digest", manifest.digest().text())
                .add("ETag", EntityTag.of(manifest.digest().text()))
                .add("Vary", "Accept");
    }
}
