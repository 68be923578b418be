package dev.purser.http.oci.conformance;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client as a registry meets it: plain HTTP/1.1, a challenge answered when it comes (Basic, or a Bearer token fetched for
 * the scope that the challenge names), and the credential kept for each repository and kind of access. For one thread.
 */
final class RegistryClient implements AutoCloseable {
    private static final Pattern PARAMETER = Pattern.compile("([a-zA-Z_]+)=\"(.+?)\"");
    private static final Pattern REPOSITORY = Pattern.compile("/v2/(.+)/(?:blobs|manifests|tags|referrers)/.*");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI registry;
    private final Optional<Login> login;
    private final Map<String, String> credentials = new HashMap<>();

    RegistryClient(URI registry, Optional<Login> login) {
        this.registry = registry;
        this.login = login;
    }

    /** A request to a path of the registry. */
    Call call(String method, String path) {
        return new Call(method, registry.resolve(path));
    }

    /** A request to an address that the registry gave. */
    Call call(String method, URI address) {
        return new Call(method, address);
    }

    @Override
    public void close() {
        http.close();
    }

    /** One request being put together. */
    final class Call {
        private final String method;
        private final List<String> headers = new ArrayList<>();
        private URI address;
        private Optional<byte[]> body = Optional.empty();
        private boolean chunked;

        private Call(String method, URI address) {
            this.method = method;
            this.address = address;
        }

        Call query(String name, String value) {
            String text = address.toString();
            address = URI.create(text + (text.contains("?") ? "&" : "?") + name + "="
                    + URLEncoder.encode(value, StandardCharsets.UTF_8));
            return this;
        }

        Call header(String name, String value) {
            headers.add(name);
            headers.add(value);
            return this;
        }

        Call acceptManifests() {
            return header("Accept", Media.INDEX).header("Accept", Media.IMAGE);
        }

        Call body(byte[] content, String mediaType) {
            body = Optional.of(content);
            return header("Content-Type", mediaType);
        }

        /** Sent without a length, as chunked transfer coding. */
        Call streamed(byte[] content, String mediaType) {
            chunked = true;
            return body(content, mediaType);
        }

        Reply send() {
            HttpRequest.Builder request = HttpRequest.newBuilder(address);
            for (int i = 0; i < headers.size(); i += 2) {
                request.header(headers.get(i), headers.get(i + 1));
            }
            request.method(
                    method,
                    body.isEmpty()
                            ? BodyPublishers.noBody()
                            : chunked
                                    ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.get()))
                                    : BodyPublishers.ofByteArray(body.get()));
            String key = access();
            Optional.ofNullable(credentials.get(key)).ifPresent(known -> request.setHeader("Authorization", known));
            HttpResponse<byte[]> answer = exchange(request.build());
            if (answer.statusCode() == 401 && login.isPresent()) {
                String credential =
                        answerTo(answer.headers().firstValue("WWW-Authenticate").orElse(""));
                credentials.put(key, credential);
                answer = exchange(request.setHeader("Authorization", credential).build());
            }
            return new Reply(method, address, answer);
        }

        private String access() {
            Matcher path = REPOSITORY.matcher(address.getPath());
            String access = switch (method) {
                case "GET", "HEAD" -> "pull";
                case "POST", "PATCH", "PUT" -> "push";
                default -> method;
            };
            return (path.matches() ? path.group(1) : "") + ":" + access;
        }
    }

    private String answerTo(String challenge) {
        Login who = login.orElseThrow();
        String basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((who.name() + ":" + who.password()).getBytes(StandardCharsets.UTF_8));
        if (challenge.regionMatches(true, 0, "basic", 0, 5)) {
            return basic;
        }
        Map<String, String> said = new HashMap<>();
        Matcher parameters = PARAMETER.matcher(challenge);
        while (parameters.find()) {
            said.put(parameters.group(1), parameters.group(2));
        }
        Call token = call("GET", said.getOrDefault("realm", "")).query("service", said.getOrDefault("service", ""));
        if (said.containsKey("scope")) {
            token.query("scope", said.get("scope"));
        }
        HttpResponse<byte[]> answer = exchange(HttpRequest.newBuilder(token.address)
                .header("Authorization", basic)
                .header("Accept", "application/json")
                .build());
        return "Bearer "
                + new Reply("GET", token.address, answer)
                        .status(200)
                        .json()
                        .path("token")
                        .asText();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new AssertionError(request.method() + " " + request.uri() + " got no answer", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Who to log in as where the registry asks. */
    record Login(String name, String password) {}
}
