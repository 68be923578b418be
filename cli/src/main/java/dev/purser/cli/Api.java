package dev.purser.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Purser's API at one server. Every answer that is no success becomes a {@link CommandException}. */
public final class Api {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    private final String server;
    private final Optional<StoredCredential> credential;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(TO_CONNECT)
            .build();

    /** The API at that address, shown this credential. */
    public Api(String server, Optional<StoredCredential> credential) {
        this.server = server;
        this.credential = credential;
    }

    /** An empty object to fill as a body. */
    public static ObjectNode body() {
        return MAPPER.createObjectNode();
    }

    /** One segment of a path, percent-encoded. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A path of several segments, each percent-encoded. */
    public static String path(String text) {
        return List.of(text.split("/", -1)).stream().map(Api::segment).collect(Collectors.joining("/"));
    }

    public JsonNode get(String path) {
        return get(path, Map.of());
    }

    public JsonNode get(String path, Map<String, List<String>> query) {
        return json("GET", path + query(query), Optional.empty());
    }

    public JsonNode post(String path, ObjectNode body) {
        return json("POST", path, Optional.of(body));
    }

    public JsonNode put(String path, ObjectNode body) {
        return json("PUT", path, Optional.of(body));
    }

    public JsonNode patch(String path, ObjectNode body) {
        return json("PATCH", path, Optional.of(body));
    }

    public JsonNode delete(String path) {
        return json("DELETE", path, Optional.empty());
    }

    public JsonNode delete(String path, Map<String, List<String>> query) {
        return delete(path + query(query));
    }

    /** The bytes of an answer. */
    public byte[] bytes(String path) {
        HttpResponse<byte[]> answer = send(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
        requireSuccess(answer.statusCode(), answer.body());
        return answer.body();
    }

    /** An answer that goes on for as long as it is read. */
    public InputStream stream(String path, Map<String, List<String>> query) {
        HttpResponse<InputStream> answer =
                send(request(path + query(query)).GET(), HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() / 100 != 2) {
            try (InputStream body = answer.body()) {
                requireSuccess(answer.statusCode(), body.readNBytes(64 * 1024));
            } catch (IOException e) {
                throw unreachable(e);
            }
        }
        return answer.body();
    }

    /** An answer to a body that is sent, whatever its status; it goes on for as long as it is read. */
    public HttpResponse<InputStream> exchange(String path, ObjectNode body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        headers.forEach(request::header);
        return send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private JsonNode json(String method, String path, Optional<ObjectNode> body) {
        HttpRequest.Builder request = request(path).header("Accept", "application/json");
        if (body.isPresent()) {
            request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofString(body.get().toString()));
        } else {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        HttpResponse<byte[]> answer = send(request, HttpResponse.BodyHandlers.ofByteArray());
        requireSuccess(answer.statusCode(), answer.body());
        return parse(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create(server + path));
        } catch (IllegalArgumentException e) {
            throw new CommandException(
                    ExitCode.USAGE, "not an address: " + server, "Check --server and PURSER_SERVER.");
        }
        credential.ifPresent(known -> request.header("Authorization", known.authorization()));
        return request.header("User-Agent", "purser-cli");
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILURE, "interrupted", "");
        }
    }

    /** What to say where the server does not answer. */
    public CommandException unreachable(IOException e) {
        String reason = e.getMessage() == null ? "" : ": " + e.getMessage();
        return new CommandException(
                ExitCode.UNREACHABLE,
                "no answer from " + server + reason,
                "Is it running ('./purser serve')? Name another one with --server or PURSER_SERVER.");
    }

    private static JsonNode parse(byte[] bytes) {
        if (bytes.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return MAPPER.readTree(bytes);
        } catch (JsonProcessingException e) {
            throw new CommandException(ExitCode.FAILURE, "the answer is no JSON", "Is there a Purser at the address?");
        } catch (IOException inMemory) {
            throw new java.io.UncheckedIOException(inMemory);
        }
    }

    /**
     * Does nothing if the status says success.
     *
     * @param body what came with it: an error's form is read out of it
     * @throws CommandException otherwise
     */
    public void requireSuccess(int status, byte[] body) {
        if (status / 100 == 2) {
            return;
        }
        JsonNode error;
        try {
            error = MAPPER.readTree(body);
        } catch (IOException none) {
            error = MissingNode.getInstance();
        }
        if (error.path("errors").isArray()) {
            error = error.path("errors").path(0);
        } else if (error.path("error").isObject()) {
            error = error.path("error");
        }
        StringBuilder message = new StringBuilder(error.path("message").asText("the server answered " + status));
        error.path("detail")
                .properties()
                .forEach(fact -> message.append("; ")
                        .append(fact.getKey())
                        .append(": ")
                        .append(fact.getValue().isTextual() ? fact.getValue().asText() : fact.getValue()));
        String code = error.path("code").asText("");
        String advice = status == 401 && credential.isEmpty()
                ? "Log in first: purser login --server " + server
                : error.path("advice").asText("");
        throw new CommandException(
                ExitCode.of(status),
                Table.printable(message + (code.isEmpty() ? "" : " (" + code + ")")),
                Table.printable(advice));
    }

    private static String query(Map<String, List<String>> query) {
        Map<String, List<String>> given = new LinkedHashMap<>(query);
        given.values().removeIf(List::isEmpty);
        return given.isEmpty()
                ? ""
                : given.entrySet().stream()
                        .flatMap(one ->
                                one.getValue().stream().map(value -> segment(one.getKey()) + "=" + segment(value)))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
