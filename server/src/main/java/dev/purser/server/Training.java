package dev.purser.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A short life of a registry, lived once by the build so that the start-up cache holds the classes that the first real
 * requests need.
 */
final class Training {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String credential;

    Training(String base, String user, String password) {
        this.base = base;
        this.credential =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** Logs in, pushes, pulls and is refused. */
    void live() throws IOException, InterruptedException {
        byte[] layer = "training".getBytes(StandardCharsets.UTF_8);
        send("GET", "/v2/", "", new byte[0]);
        for (int i = 0; i < 20; i++) {
            send(
                    "POST",
                    "/v2/training/image/blobs/uploads/?digest=" + digest(layer),
                    "application/octet-stream",
                    layer);
            byte[] manifest = manifest(layer);
            send("PUT", "/v2/training/image/manifests/v" + i, "application/vnd.oci.image.manifest.v1+json", manifest);
            send("GET", "/v2/training/image/manifests/v" + i, "", new byte[0]);
            send("HEAD", "/v2/training/image/blobs/" + digest(layer), "", new byte[0]);
            send("GET", "/v2/training/image/blobs/" + digest(layer), "", new byte[0]);
        }
        send("GET", "/v2/training/image/tags/list", "", new byte[0]);
        send("GET", "/v2/training/image/manifests/none", "", new byte[0]);
        send("GET", "/health/ready", "", new byte[0]);
        send("GET", "/metrics", "", new byte[0]);
    }

    private void send(String method, String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", credential)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        client.send(request.build(), BodyHandlers.discarding());
    }

    private static byte[] manifest(byte[] layer) {
        String descriptor = "{\"mediaType\":\"application/octet-stream\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(digest(layer), layer.length);
        return ("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                        + descriptor + ",\"layers\":[" + descriptor + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
