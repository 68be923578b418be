package dev.purser.testkit.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** HTTP/1.1 requests to one server, each with its answer. Follows no redirect. Thread-safe. */
public final class PlainHttp implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI base;
    private final Optional<String> authorization;

    /**
     * @param base scheme, host and port
     * @param authorization the header sent with each request
     */
    public PlainHttp(URI base, Optional<String> authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    public URI base() {
        return base;
    }

    /** A request without a body. */
    public Reply send(String method, String path, String... headers) throws IOException, InterruptedException {
        return send(method, path, BodyPublishers.noBody(), headers);
    }

    /** A request with a body of known length. */
    public Reply send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        return send(method, path, BodyPublishers.ofByteArray(body), headers);
    }

    /** A request with a body of unknown length, sent in HTTP chunks. */
    public Reply stream(String method, String path, Supplier<InputStream> body, String... headers)
            throws IOException, InterruptedException {
        return send(method, path, BodyPublishers.ofInputStream(body), headers);
    }

    /**
     * @param path absolute, with query; or a whole URL, as in a Location header
     * @param headers names and values in turn
     */
    public Reply send(String method, String path, BodyPublisher body, String... headers)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response =
                client.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray());
        return new Reply(response.statusCode(), lowerCase(response), response.body());
    }

    /** A request whose answer is read as it comes; the reader must close it. */
    public HttpResponse<InputStream> open(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return client.send(
                request(method, path, BodyPublishers.noBody(), headers), HttpResponse.BodyHandlers.ofInputStream());
    }

    private HttpRequest request(String method, String path, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(TIMEOUT).method(method, body);
        authorization.ifPresent(value -> request.setHeader("Authorization", value));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private static Map<String, List<String>> lowerCase(HttpResponse<?> response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return Map.copyOf(headers);
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
