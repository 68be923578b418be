package dev.purser.http.oci.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** One repository as a client sees it: the checks that many tests share. For one thread. */
final class Repository {
    private final RegistryClient client;
    private final String name;

    Repository(RegistryClient client, String name) {
        this.client = client;
        this.name = name;
    }

    RegistryClient client() {
        return client;
    }

    String name() {
        return name;
    }

    BlobPush push(String digest, byte[] content) {
        return new BlobPush(client, name, digest, content);
    }

    RegistryClient.Call blob(String method, String digest) {
        return client.call(method, "/v2/" + name + "/blobs/" + digest);
    }

    RegistryClient.Call manifest(String method, String reference) {
        return client.call(method, "/v2/" + name + "/manifests/" + reference);
    }

    void headBlob(String digest, byte[] content) {
        blob("HEAD", digest).send().status(200).digest(digest).content(content);
    }

    void getBlob(String digest, byte[] content) {
        blob("GET", digest).send().status(200).digest(digest).content(content);
    }

    void deleteBlob(String digest) {
        blob("DELETE", digest).send().status(202, 404);
        blob("HEAD", digest).send().status(404);
    }

    void headManifest(String reference, String digest, byte[] content) {
        manifest("HEAD", reference)
                .acceptManifests()
                .send()
                .status(200)
                .digest(digest)
                .header("Content-Type", mediaType(content))
                .content(content);
    }

    void getManifest(String reference, String digest, byte[] content) {
        manifest("GET", reference)
                .acceptManifests()
                .send()
                .status(200)
                .digest(digest)
                .header("Content-Type", mediaType(content))
                .content(content);
    }

    void deleteManifest(String reference) {
        manifest("DELETE", reference).send().status(202, 404);
        manifest("HEAD", reference).acceptManifests().send().status(404);
    }

    /** Pushes a manifest and reads it back from where the registry says that it is. */
    Reply putManifest(String reference, String digest, byte[] content, List<String> tags) {
        RegistryClient.Call put = manifest("PUT", reference).body(content, mediaType(content));
        tags.forEach(tag -> put.query("tag", tag));
        Reply reply = put.send().status(201).digest(digest);
        subject(content).ifPresent(subject -> reply.header("OCI-Subject", subject));
        client.call("GET", reply.location())
                .acceptManifests()
                .send()
                .status(200)
                .header("Content-Type", mediaType(content))
                .content(content);
        return reply;
    }

    JsonNode referrers(String subject, Optional<String> artifactType) {
        RegistryClient.Call list = client.call("GET", "/v2/" + name + "/referrers/" + subject);
        artifactType.ifPresent(type -> list.query("artifactType", type));
        Reply reply = list.send().status(200).header("Content-Type", Media.INDEX);
        artifactType.ifPresent(type -> reply.header("OCI-Filters-Applied", "artifactType"));
        return reply.json();
    }

    /** The tags after the one given, or all; none where the repository does not exist. */
    List<String> tags(Optional<String> last) {
        RegistryClient.Call list = client.call("GET", "/v2/" + name + "/tags/list");
        last.ifPresent(tag -> list.query("last", tag));
        Reply reply = list.send().status(200, 404);
        return StreamSupport.stream(reply.json().path("tags").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    static String mediaType(byte[] manifest) {
        return read(manifest).path("mediaType").textValue();
    }

    static Optional<String> subject(byte[] manifest) {
        return Optional.ofNullable(read(manifest).path("subject").path("digest").textValue());
    }

    private static JsonNode read(byte[] json) {
        try {
            return DataSet.JSON.readTree(json);
        } catch (java.io.IOException noJson) {
            throw new IllegalArgumentException(noJson);
        }
    }
}
