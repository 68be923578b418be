package dev.purser.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.http.Answer;
import dev.purser.http.Door;
import dev.purser.http.Headers;
import dev.purser.http.Peer;
import dev.purser.http.Query;
import dev.purser.http.Request;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Calls the door as the server does, without a connection between: what a request does is the same. */
final class DoorCalls {
    /** An answer whose content has been read. */
    record Called(int status, Headers headers, byte[] body) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(body);
        }

        String header(String name) {
            return headers.first(name).orElseThrow();
        }
    }

    private final Door door;
    private final String authorization;

    private DoorCalls(Door door, String authorization) {
        this.door = door;
        this.authorization = authorization;
    }

    static DoorCalls basic(Door door, String name, String password) {
        byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return new DoorCalls(door, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    Called json(String method, String pathAndQuery, String body) throws IOException {
        return send(method, pathAndQuery, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A call of CloudTrail. */
    Called trail(String operation, String body) throws IOException {
        Answer answer = open(
                        "POST",
                        "/",
                        Headers.of(
                                "Content-Type",
                                "application/x-amz-json-1.1",
                                "X-Amz-Target",
                                "CloudTrail_20131101." + operation),
                        body.getBytes(StandardCharsets.UTF_8))
                .answer();
        return new Called(answer.status(), answer.headers(), content(answer));
    }

    Called send(String method, String pathAndQuery) throws IOException {
        return send(method, pathAndQuery, "", new byte[0]);
    }

    Called send(String method, String pathAndQuery, String type, byte[] body) throws IOException {
        Answer answer = open(method, pathAndQuery, type, body).answer();
        return new Called(answer.status(), answer.headers(), content(answer));
    }

    Door.Reply open(String method, String pathAndQuery, String type, byte[] body) {
        return open(method, pathAndQuery, type.isEmpty() ? Headers.NONE : Headers.of("Content-Type", type), body);
    }

    private Door.Reply open(String method, String pathAndQuery, Headers more, byte[] body) {
        int mark = pathAndQuery.indexOf('?');
        Headers headers = Headers.of("Host", "localhost:5000", "Authorization", authorization)
                .and(more);
        return door.open(new Request(
                method,
                mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark),
                mark < 0 ? Query.NONE : Query.parse(pathAndQuery.substring(mark + 1)),
                headers,
                new ByteArrayInputStream(body),
                body.length,
                new Peer("127.0.0.1", Optional.empty())));
    }

    private static byte[] content(Answer answer) throws IOException {
        return switch (answer.body()) {
            case Answer.Empty none -> new byte[0];
            case Answer.Bytes bytes -> bytes.bytes();
            case Answer.FileSlice slice ->
                Arrays.copyOfRange(Files.readAllBytes(slice.file()), (int) slice.offset(), (int)
                        (slice.offset() + slice.length()));
            case Answer.Streamed streamed -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                streamed.writer().write(out);
                yield out.toByteArray();
            }
        };
    }
}
