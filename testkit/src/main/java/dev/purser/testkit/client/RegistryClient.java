package dev.purser.testkit.client;

import dev.purser.testkit.image.Blob;
import dev.purser.testkit.image.Image;
import dev.purser.testkit.image.MediaTypes;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The calls of OCI Distribution 1.1, one method each, and pushes made of them. Answers are given as they come; the
 * methods that make several calls fail if one before the last is not answered as it should be. Thread-safe.
 */
public final class RegistryClient implements AutoCloseable {
    private static final String OCTETS = "application/octet-stream";
    private static final String ANY_MANIFEST = String.join(
            ", ", MediaTypes.OCI_MANIFEST, MediaTypes.OCI_INDEX, MediaTypes.DOCKER_MANIFEST, MediaTypes.DOCKER_LIST);

    private final PlainHttp http;

    private RegistryClient(PlainHttp http) {
        this.http = http;
    }

    /** A client that shows name and secret with each request. */
    public static RegistryClient basic(URI base, Login login) {
        return new RegistryClient(new PlainHttp(base, Optional.of(login.basic())));
    }

    /** A client that shows a token with each request. */
    public static RegistryClient bearer(URI base, String token) {
        return new RegistryClient(new PlainHttp(base, Optional.of("Bearer " + token)));
    }

    /** A client that shows nothing. */
    public static RegistryClient anonymous(URI base) {
        return new RegistryClient(new PlainHttp(base, Optional.empty()));
    }

    /** For requests that have no method here. */
    public PlainHttp http() {
        return http;
    }

    public Reply ping() throws IOException, InterruptedException {
        return http.send("GET", "/v2/");
    }

    public Reply headBlob(String repository, String digest) throws IOException, InterruptedException {
        return http.send("HEAD", "/v2/" + repository + "/blobs/" + digest);
    }

    public Reply getBlob(String repository, String digest, String... headers) throws IOException, InterruptedException {
        return http.send("GET", "/v2/" + repository + "/blobs/" + digest, headers);
    }

    public Reply deleteBlob(String repository, String digest) throws IOException, InterruptedException {
        return http.send("DELETE", "/v2/" + repository + "/blobs/" + digest);
    }

    /** Opens an upload; where it goes on is in the header Location. */
    public Reply startUpload(String repository) throws IOException, InterruptedException {
        return http.send("POST", "/v2/" + repository + "/blobs/uploads/");
    }

    /** One POST that brings the blob. */
    public Reply uploadAtOnce(String repository, Blob blob) throws IOException, InterruptedException {
        return http.send(
                "POST",
                "/v2/" + repository + "/blobs/uploads/?digest=" + blob.digest(),
                blob.bytes(),
                "Content-Type",
                OCTETS);
    }

    /** A POST, and a PUT that brings the blob. */
    public Reply upload(String repository, Blob blob) throws IOException, InterruptedException {
        String location = startUpload(repository).expect(202).required("Location");
        return http.send("PUT", withDigest(location, blob.digest()), blob.bytes(), "Content-Type", OCTETS);
    }

    /** A POST, a PATCH for each chunk, and a PUT without content. */
    public Reply uploadInChunks(String repository, Blob blob, int chunk) throws IOException, InterruptedException {
        String location = startUpload(repository).expect(202).required("Location");
        for (int from = 0; from < blob.size(); from += chunk) {
            byte[] part = Arrays.copyOfRange(blob.bytes(), from, (int) Math.min(blob.size(), from + (long) chunk));
            location = patch(location, from, part).expect(202).required("Location");
        }
        return finish(location, blob.digest());
    }

    /** One chunk of an upload, with its range. */
    public Reply patch(String location, long from, byte[] part) throws IOException, InterruptedException {
        return http.send(
                "PATCH",
                location,
                part,
                "Content-Type",
                OCTETS,
                "Content-Range",
                from + "-" + (from + part.length - 1));
    }

    /** A POST, one PATCH of unknown length, and a PUT without content. */
    public Reply uploadStreamed(String repository, Supplier<InputStream> content, String digest)
            throws IOException, InterruptedException {
        String location = startUpload(repository).expect(202).required("Location");
        Reply sent = http.stream("PATCH", location, content, "Content-Type", OCTETS);
        return finish(sent.expect(202).required("Location"), digest);
    }

    /** Closes an upload. */
    public Reply finish(String location, String digest) throws IOException, InterruptedException {
        return http.send("PUT", withDigest(location, digest), new byte[0], "Content-Type", OCTETS);
    }

    private static String withDigest(String location, String digest) {
        return location + (location.contains("?") ? "&" : "?") + "digest=" + digest;
    }

    /** Asks for the blob to be taken over from another repository; or from any, where none is named. */
    public Reply mount(String repository, String digest, Optional<String> from)
            throws IOException, InterruptedException {
        return http.send(
                "POST",
                "/v2/" + repository + "/blobs/uploads/?mount=" + digest
                        + from.map(name -> "&from=" + name).orElse(""));
    }

    public Reply putManifest(String repository, String reference, Blob manifest)
            throws IOException, InterruptedException {
        return http.send(
                "PUT",
                "/v2/" + repository + "/manifests/" + reference,
                manifest.bytes(),
                "Content-Type",
                manifest.mediaType());
    }

    public Reply getManifest(String repository, String reference) throws IOException, InterruptedException {
        return http.send("GET", "/v2/" + repository + "/manifests/" + reference, "Accept", ANY_MANIFEST);
    }

    public Reply headManifest(String repository, String reference) throws IOException, InterruptedException {
        return http.send("HEAD", "/v2/" + repository + "/manifests/" + reference, "Accept", ANY_MANIFEST);
    }

    public Reply deleteManifest(String repository, String reference) throws IOException, InterruptedException {
        return http.send("DELETE", "/v2/" + repository + "/manifests/" + reference);
    }

    public Reply tags(String repository) throws IOException, InterruptedException {
        return http.send("GET", "/v2/" + repository + "/tags/list");
    }

    public Reply catalogue() throws IOException, InterruptedException {
        return http.send("GET", "/v2/_catalog");
    }

    public Reply referrers(String repository, String digest) throws IOException, InterruptedException {
        return http.send("GET", "/v2/" + repository + "/referrers/" + digest);
    }

    /** Pushes blobs, then manifests; children of an index by digest, the last by the reference. */
    public Reply push(String repository, String reference, Image image) throws IOException, InterruptedException {
        for (Blob blob : image.allBlobs()) {
            if (headBlob(repository, blob.digest()).status() != 200) {
                upload(repository, blob).expect(201);
            }
        }
        for (Blob manifest :
                image.allManifests().subList(0, image.allManifests().size() - 1)) {
            putManifest(repository, manifest.digest(), manifest).expect(201);
        }
        return putManifest(repository, reference, image.manifest());
    }

    @Override
    public void close() {
        http.close();
    }
}
