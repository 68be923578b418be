package dev.purser.http.loopback;

import dev.purser.event.Origin;
import dev.purser.http.Door;
import dev.purser.http.Endpoint;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.HttpConfig;
import dev.purser.http.HttpMetrics;
import dev.purser.http.LoopbackServer;
import dev.purser.http.backup.BackupLayout;
import dev.purser.http.backup.BackupWriter;
import dev.purser.http.purser.LiveTails;
import dev.purser.http.purser.PurserApi;
import dev.purser.identity.Identities;
import dev.purser.identity.Identity;
import dev.purser.identity.IdentityConfig;
import dev.purser.journal.FileJournal;
import dev.purser.journal.JournalConfig;
import dev.purser.journal.Recorder;
import dev.purser.journal.RecorderConfig;
import dev.purser.lake.Lake;
import dev.purser.lake.LakeConfig;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.purser.PurserTables;
import dev.purser.lake.table.LakeTable;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.MetadataConfig;
import dev.purser.metadata.Metadatas;
import dev.purser.metadata.Migration;
import dev.purser.registry.Registry;
import dev.purser.registry.RegistryConfig;
import dev.purser.storage.FileBlobDriver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Purser's own API over HTTP, with the real door and all the rooms behind it in a folder: for tests of clients. There is an
 * administrator {@code admin}.
 */
public final class LoopbackPurser implements AutoCloseable {
    public final FileJournal journal;
    public final Recorder recorder;
    public final Registry registry;
    private final LiveTails tails = new LiveTails();
    public final Metadata metadata;
    public final Identity identity;
    private final Path passwordFile;
    private final EndpointCatalogue catalogue;
    private final Door door;
    private final LoopbackServer server;
    private final Path data;
    private Engine engine;
    private Lake lake;

    public LoopbackPurser(Path data) {
        this(data, List.of(), purser -> List.of());
    }

    /**
     * With another room's face.
     *
     * @param tables that room's
     * @param face its endpoints, over the rooms that are open
     */
    public LoopbackPurser(Path data, List<Migration> tables, Function<LoopbackPurser, List<Endpoint>> face) {
        this.data = data;
        Clock clock = Clock.systemUTC();
        SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        journal = FileJournal.open(
                JournalConfig.defaults(data).withSegmentBytes(JournalConfig.MIN_SEGMENT),
                clock,
                metrics,
                Metadatas.latestCheckpoint(MetadataConfig.defaults(data)).stream()
                        .toList());
        recorder = new Recorder(journal, RecorderConfig.defaults(data), clock, metrics);
        MetadataConfig database = MetadataConfig.defaults(data);
        List<Migration> migrations = new ArrayList<>(Registry.migrations());
        migrations.addAll(Identities.migrations());
        migrations.addAll(tables);
        metadata = Metadatas.open(database, recorder, migrations, clock, metrics);
        identity = Identities.open(cheap(IdentityConfig.defaults(data)), metadata, Origin.NONE, clock, metrics);
        passwordFile = data.resolve("admin-password");
        identity.administrators().ensureFirst(passwordFile);
        registry = Registry.open(RegistryConfig.defaults(), blobs(data), metadata, clock);
        BackupLayout layout = new BackupLayout(
                data,
                data.resolve("journal"),
                data.resolve("keys"),
                Optional.of(data.resolve("blobs")),
                Optional.of(((MetadataConfig.Sqlite) database.database()).file()),
                data.resolve("backups"));
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.addAll(PurserApi.content(registry, identity.roles(), clock));
        endpoints.addAll(PurserApi.backup(new BackupWriter(layout, journal, metadata, clock)));
        endpoints.addAll(PurserApi.identity(identity));
        endpoints.addAll(PurserApi.record(journal, journal.tree().hashes(), tails));
        endpoints.addAll(PurserApi.journal(journal, recorder, metadata, identity.tokenIssuer(), clock));
        endpoints.addAll(PurserApi.lake(PurserTables.all(), this::lake));
        endpoints.addAll(face.apply(this));
        catalogue = new EndpointCatalogue(endpoints);
        door = new Door(
                catalogue,
                identity.authenticator(),
                identity.authorizer(),
                identity.networkRules(),
                recorder,
                new HttpConfig(Optional.empty(), List.of(), "purser", Origin.NONE),
                clock,
                new HttpMetrics(metrics));
        server = new LoopbackServer(door);
    }

    /** Every endpoint. */
    public List<Endpoint> endpoints() {
        return catalogue.endpoints();
    }

    /** The door, for those who need no connection. */
    public Door door() {
        return door;
    }

    /** The password of the administrator. */
    public String password() {
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hashes that cost nothing: these tests are not about them. */
    private static IdentityConfig cheap(IdentityConfig usual) {
        return new IdentityConfig(
                usual.service(),
                usual.keyFile(),
                usual.anonymousPull(),
                usual.accessTokenLife(),
                usual.refreshTokenLife(),
                usual.rotateSigningKey(),
                usual.verifiedFor(),
                new IdentityConfig.PasswordCost(8, 1, 1),
                usual.throttle(),
                usual.hashesAtOnce(),
                usual.accessKeysPerPrincipal());
    }

    /** The lake with Purser's own tables; opened when it is first asked for. */
    public synchronized Lake lake() {
        if (lake == null) {
            Path folder = data.resolve("lake");
            List<LakeTable> tables = PurserTables.all();
            engine = Engine.open(EngineConfig.of(data.resolve("lake-temp"), Set.of(folder)));
            lake = Lake.open(
                    LakeConfig.of(folder, Set.of("PurserEvents")),
                    tables,
                    List.of(),
                    engine,
                    journal,
                    Clock.systemUTC(),
                    new SimpleMeterRegistry());
            lake.start();
        }
        return lake;
    }

    private synchronized void closeLake() {
        if (lake != null) {
            lake.close();
            engine.close();
        }
    }

    public String url() {
        return server.url();
    }

    @Override
    public void close() {
        tails.end();
        server.close();
        closeLake();
        registry.close();
        identity.close();
        metadata.close();
        recorder.close();
        journal.close();
    }

    private static FileBlobDriver blobs(Path data) {
        try {
            return new FileBlobDriver(data.resolve("blobs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
