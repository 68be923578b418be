package dev.purser.http.plain;

import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.Recording;
import dev.purser.http.Door;
import dev.purser.http.Endpoint;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.HttpConfig;
import dev.purser.http.HttpMetrics;
import dev.purser.http.LoopbackServer;
import dev.purser.http.purser.PurserApi;
import dev.purser.identity.Role;
import dev.purser.identity.RoleGrant;
import dev.purser.identity.Secret;
import dev.purser.journal.CheckpointWitness;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Purser's own API over HTTP, with the real door, recorder and journal in a folder, and identities in memory: for tests
 * of clients. There is an administrator {@code admin} with the password {@link #PASSWORD}.
 */
public final class PlainServer implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery";

    public final FileJournal journal;
    public final Recorder recorder;
    private final LoopbackServer server;

    /**
     * @param more endpoints beside those of the record, the journal and the identities
     */
    public PlainServer(Path data, List<Endpoint> more) {
        Clock clock = Clock.systemUTC();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        journal = FileJournal.open(
                JournalConfig.defaults(data).withSegmentBytes(JournalConfig.MIN_SEGMENT), clock, metrics, List.of());
        recorder = new Recorder(journal, RecorderConfig.defaults(data), clock, metrics);
        PlainIdentity identity = new PlainIdentity();
        Recording first = Recording.job(clock, Action.USER_CREATE, "first administrator");
        identity.users().create(first, "admin", Optional.empty(), Secret.of(PASSWORD));
        identity.roles().assign(first, "admin", new RoleGrant(Role.ADMINISTRATOR, Optional.empty()));
        List<Endpoint> endpoints = new ArrayList<>(more);
        endpoints.addAll(PurserApi.identity(identity));
        endpoints.addAll(PurserApi.record(journal, journal.tree().hashes()));
        endpoints.addAll(PurserApi.journal(journal, recorder, new NoWitness(), identity.tokenIssuer(), clock));
        Door door = new Door(
                new EndpointCatalogue(endpoints),
                identity.authenticator(),
                identity.authorizer(),
                identity.networkRules(),
                recorder,
                new HttpConfig(Optional.empty(), List.of(), "purser", Origin.NONE),
                clock,
                new HttpMetrics(metrics));
        server = new LoopbackServer(door);
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        server.close();
        recorder.close();
        journal.close();
    }

    private static final class NoWitness implements CheckpointWitness {
        @Override
        public Optional<String> latest() {
            return Optional.empty();
        }

        @Override
        public void keep(String note) {}
    }
}
