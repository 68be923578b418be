package dev.purser.http.purser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.AuditEvent;
import dev.purser.event.Decision;
import dev.purser.event.EventCodec;
import dev.purser.event.Origin;
import dev.purser.event.Permission;
import dev.purser.http.Answer;
import dev.purser.http.Door;
import dev.purser.http.Endpoint;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.Headers;
import dev.purser.http.HttpConfig;
import dev.purser.http.HttpMetrics;
import dev.purser.http.Peer;
import dev.purser.http.Query;
import dev.purser.http.Request;
import dev.purser.identity.Authorizer;
import dev.purser.identity.Caller;
import dev.purser.identity.Credentials;
import dev.purser.identity.Grants;
import dev.purser.identity.MintedId;
import dev.purser.identity.NamespaceFilter;
import dev.purser.identity.NetworkPolicy;
import dev.purser.identity.NetworkRules;
import dev.purser.identity.Role;
import dev.purser.identity.RoleGrant;
import dev.purser.journal.Journal;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Endpoints behind the real door and recorder, over a journal in memory; admin may all, carol reads the record. */
final class ApiHarness implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Journal journal;
    final Recorder recorder;
    private final Door door;

    ApiHarness(Journal journal, List<Endpoint> endpoints, Path folder) {
        this.journal = journal;
        this.recorder =
                new Recorder(journal, RecorderConfig.defaults(folder), Clock.systemUTC(), new SimpleMeterRegistry());
        this.door = new Door(
                new EndpointCatalogue(endpoints),
                (credentials, client) -> caller(credentials),
                new Granted(),
                new Everywhere(),
                recorder,
                new HttpConfig(Optional.empty(), List.of(), "purser", Origin.NONE),
                Clock.systemUTC(),
                new HttpMetrics(new SimpleMeterRegistry()));
    }

    private static Caller caller(Credentials credentials) {
        if (!(credentials instanceof Credentials.Basic basic)) {
            return new Caller(
                    Actor.ANONYMOUS, Optional.empty(), Optional.empty(), "anonymous", Grants.NOTHING, Optional.empty());
        }
        String name = basic.user();
        Grants grants = switch (name) {
            case "admin" -> grants(Role.ADMINISTRATOR);
            case "carol" -> grants(Role.AUDITOR);
            default -> Grants.NOTHING;
        };
        Actor actor = Actor.builder(ActorKind.USER).id(name).name(name).build();
        return new Caller(actor, Optional.of(name), Optional.of(MintedId.mint()), name, grants, Optional.empty());
    }

    private static Grants grants(Role role) {
        return new Grants(List.of(new RoleGrant(role, Optional.empty())));
    }

    /** Sends a request as a user; as nobody if the name is empty. */
    Answer send(String user, String method, String target, String... headers) {
        return send(user, method, target, new byte[0], headers);
    }

    Answer send(String user, String method, String target, byte[] body, String... headers) {
        Headers.Builder all = Headers.builder();
        if (!user.isEmpty()) {
            String pair = Base64.getEncoder().encodeToString((user + ":secret").getBytes(StandardCharsets.UTF_8));
            all.add("Authorization", "Basic " + pair);
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.add(headers[i], headers[i + 1]);
        }
        int mark = target.indexOf('?');
        return door.open(new Request(
                        method,
                        mark < 0 ? target : target.substring(0, mark),
                        Query.parse(mark < 0 ? "" : target.substring(mark + 1)),
                        all.build(),
                        new ByteArrayInputStream(body),
                        body.length,
                        new Peer("192.0.2.1", Optional.empty())))
                .answer();
    }

    JsonNode json(String user, String target) {
        return json(send(user, "GET", target));
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
            default -> new byte[0];
        };
    }

    /** All events of the record, oldest first. */
    List<AuditEvent> events() {
        return journal.read(0, Integer.MAX_VALUE).stream()
                .map(entry -> EventCodec.read(entry.event()))
                .toList();
    }

    @Override
    public void close() {
        recorder.close();
    }

    private static final class Granted implements Authorizer {
        @Override
        public Decision decide(
                Caller caller, Permission permission, Optional<String> namespace, Optional<String> repository) {
            return Decision.builder(
                            permission,
                            caller.grants().allowing(permission, namespace).isPresent())
                    .build();
        }

        @Override
        public Decision decideOver(Caller caller, String principal) {
            boolean own = caller.name().equals(Optional.of(principal));
            return Decision.builder(
                            Permission.IDENTITY_SELF, own || caller.grants().administrator())
                    .build();
        }

        @Override
        public NamespaceFilter visible(Caller caller, Permission permission) {
            return caller.grants().where(permission);
        }
    }

    private static final class Everywhere implements NetworkRules {
        @Override
        public NetworkPolicy get() {
            return NetworkPolicy.OPEN;
        }

        @Override
        public NetworkPolicy set(dev.purser.event.Recording recording, NetworkPolicy policy) {
            return policy;
        }

        @Override
        public void admit(String address) {}

        @Override
        public Origin.Network network(String address) {
            return Origin.Network.PRIVATE;
        }
    }
}
