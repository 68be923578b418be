package dev.purser.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Pushes as clients do: POST, then PUT with the digest; the manifest last. For one thread. */
public final class Pusher {
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final Optional<String> credential;

    public Pusher(String base, Optional<String> credential) {
        this.base = base;
        this.credential = credential;
    }

    /** Uploads one blob and returns its digest. */
    public String blob(String repository, byte[] content) throws IOException, InterruptedException {
        return blob(repository, digest(content), BodyPublishers.ofByteArray(content));
    }

    /** Uploads a file's content. */
    public void blob(String repository, String digest, Path file) throws IOException, InterruptedException {
        blob(repository, digest, BodyPublishers.ofFile(file));
    }

    private String blob(String repository, String digest, BodyPublisher body) throws IOException, InterruptedException {
        HttpResponse<Void> begun =
                send("POST", base + "/v2/" + repository + "/blobs/uploads/", "", BodyPublishers.noBody());
        String location = URI.create(base)
                .resolve(begun.headers().firstValue("Location").orElseThrow())
                .toString();
        String separator = location.contains("?") ? "&" : "?";
        send("PUT", location + separator + "digest=" + digest, "application/octet-stream", body);
        return digest;
    }

    /** Pushes an image of one small config and one layer. */
    public void image(String repository, String tag, byte[] config, byte[] layer)
            throws IOException, InterruptedException {
        String first = blob(repository, config);
        String second = blob(repository, layer);
        String manifest = """
                {"schemaVersion":2,"mediaType":"%s",
                 "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},
                 "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}
                """.formatted(MANIFEST, first, config.length, second, layer.length);
        send(
                "PUT",
                base + "/v2/" + repository + "/manifests/" + tag,
                MANIFEST,
                BodyPublishers.ofString(manifest, StandardCharsets.UTF_8));
    }

    private HttpResponse<Void> send(String method, String url, String type, BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).method(method, body);
        credential.ifPresent(value -> request.header("Authorization", value));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
        if (response.statusCode() >= 300) {
            throw new IOException(method + " " + url + " was answered with " + response.statusCode());
        }
        return response;
    }

    /** The content's digest in OCI's form. */
    public static String digest(byte[] content) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
