package dev.purser.azure.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.Action;
import dev.purser.event.AuditEvent;
import dev.purser.event.CallInterface;
import dev.purser.event.EventCodec;
import dev.purser.event.Recording;
import dev.purser.http.Answer;
import dev.purser.http.Headers;
import dev.purser.http.Peer;
import dev.purser.http.Presence;
import dev.purser.http.Query;
import dev.purser.http.Request;
import dev.purser.http.loopback.LoopbackPurser;
import dev.purser.identity.Secret;
import dev.purser.identity.Tokens;
import dev.purser.lake.query.Queries;
import dev.purser.lake.table.LakeTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The query API behind the real door, with real identities and a real record, over queries that a test makes up. */
final class LogsHarness implements AutoCloseable {
    static final UUID ID = UUID.fromString("6f2d3c0e-1111-4222-8333-444455556666");
    static final String GROUP = "/subscriptions/aaaaaaaa-0000-4000-8000-000000000001/resourceGroups/purser";
    static final Workspace WORKSPACE = new Workspace(
            ID,
            "contosoreg",
            GROUP + "/providers/Microsoft.OperationalInsights/workspaces/contosoreg",
            GROUP + "/providers/Microsoft.ContainerRegistry/registries/contosoreg",
            "westeurope");
    static final String QUERY = "/v1/workspaces/" + ID + "/query";
    static final Instant NOW = Instant.parse("2024-06-01T12:00:00Z");

    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final FakeQueries queries = new FakeQueries();
    final LoopbackPurser purser;

    LogsHarness(Path folder, LakeTable... tables) {
        purser = new LoopbackPurser(
                folder, List.of(), rooms -> LogsApi.of(queries, List.of(tables), WORKSPACE, rooms.recorder, CLOCK));
    }

    /** Over queries that are run, instead of those that are made up. */
    LogsHarness(Path folder, Queries real) {
        purser = new LoopbackPurser(
                folder, List.of(), rooms -> LogsApi.of(real, List.of(), WORKSPACE, rooms.recorder, CLOCK));
    }

    Recording recording(Action action) {
        return Recording.begin(Clock.systemUTC(), action, CallInterface.PURSER, "test", Recording.Gate.OPEN);
    }

    /** A personal token of a principal, as {@code TokenCredential}s give it. */
    String bearer(String principal) {
        Tokens.Created made = purser.identity
                .tokens()
                .create(recording(Action.TOKEN_CREATE), principal, Optional.empty(), Optional.empty());
        return "Bearer " + made.secret().reveal();
    }

    /** Makes a user who holds no role. */
    String nobody() {
        Secret password = Secret.of("a password of length");
        purser.identity.users().create(recording(Action.USER_CREATE), "ada", Optional.empty(), password);
        return basic("ada", password.reveal());
    }

    String admin() {
        return basic("admin", purser.password());
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    Answer post(String target, String body, String... headers) {
        return send(
                "POST",
                target,
                body,
                Presence.UNWATCHED,
                Headers.of("Authorization", admin(), "Content-Type", "application/json")
                        .and(Headers.of(headers)));
    }

    Answer query(String text, String... headers) {
        return post(QUERY, MAPPER.createObjectNode().put("query", text).toString(), headers);
    }

    Answer get(String target, String... headers) {
        return send(
                "GET",
                target,
                "",
                Presence.UNWATCHED,
                Headers.of("Authorization", admin()).and(Headers.of(headers)));
    }

    Answer send(String method, String target, String body, Presence presence, Headers headers) {
        int mark = target.indexOf('?');
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return purser.door()
                .open(new Request(
                        method,
                        mark < 0 ? target : target.substring(0, mark),
                        Query.parse(mark < 0 ? "" : target.substring(mark + 1)),
                        headers,
                        new ByteArrayInputStream(bytes),
                        bytes.length,
                        new Peer("192.0.2.1", Optional.empty()),
                        presence))
                .answer();
    }

    static JsonNode json(Answer answer) {
        try {
            return MAPPER.readTree(bytes(answer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Answer answer) {
        return switch (answer.body()) {
            case Answer.Empty none -> new byte[0];
            case Answer.Bytes bytes -> bytes.bytes();
            case Answer.Streamed streamed -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    streamed.writer().write(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield out.toByteArray();
            }
            case Answer.FileSlice slice -> throw new IllegalStateException("no files here");
        };
    }

    /** The queries on the record, oldest first. */
    List<AuditEvent> recorded() {
        return purser.journal.read(0, 10_000).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .filter(event -> event.action() == Action.QUERY_RUN)
                .toList();
    }

    @Override
    public void close() {
        purser.close();
    }
}
