package dev.purser.http.oci.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An answer, and what may be demanded of it; each demand names the request and shows the answer. Immutable. */
final class Reply {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String method;
    private final URI address;
    private final HttpResponse<byte[]> answer;

    Reply(String method, URI address, HttpResponse<byte[]> answer) {
        this.method = method;
        this.address = address;
        this.answer = answer;
    }

    int status() {
        return answer.statusCode();
    }

    byte[] body() {
        return answer.body();
    }

    Optional<String> header(String name) {
        return answer.headers().firstValue(name);
    }

    List<String> headers(String name) {
        return answer.headers().allValues(name);
    }

    Reply status(Integer... allowed) {
        assertThat(answer.statusCode()).as(this::shown).isIn((Object[]) allowed);
        return this;
    }

    Reply header(String name, String value) {
        assertThat(headers(name)).as(() -> name + " of " + shown()).contains(value);
        return this;
    }

    /** The body is this, and the length announced is its length; of a HEAD only the length. */
    Reply content(byte[] expected) {
        header("Content-Length", Integer.toString(expected.length));
        assertThat(answer.body()).as(this::shown).isEqualTo(method.equals("HEAD") ? new byte[0] : expected);
        return this;
    }

    Reply digest(String expected) {
        return header("Docker-Content-Digest", expected);
    }

    /** Where the answer points to, made absolute. */
    URI location() {
        assertThat(header("Location")).as(() -> "Location of " + shown()).isPresent();
        return address.resolve(header("Location").orElseThrow());
    }

    JsonNode json() {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException noJson) {
            throw new AssertionError("no JSON in " + shown(), noJson);
        }
    }

    /** The answer is an error in the specification's form and of this code. */
    Reply error(int status, String code) {
        status(status);
        JsonNode errors = json().path("errors");
        assertThat(errors.isArray()).as(this::shown).isTrue();
        assertThat(errors.findValuesAsText("code")).as(this::shown).contains(code);
        return this;
    }

    private String shown() {
        String body = new String(answer.body(), StandardCharsets.UTF_8);
        return method + " " + address + " → " + answer.statusCode() + " "
                + answer.headers().map() + " " + body.substring(0, Math.min(body.length(), 400));
    }
}
