package dev.purser.server;

import dev.purser.aws.Aws;
import dev.purser.aws.AwsConfig;
import dev.purser.delivery.Delivery;
import dev.purser.delivery.sns.SnsKeys;
import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.Outcome;
import dev.purser.event.PurserException;
import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.dialect.Home;
import dev.purser.http.Door;
import dev.purser.http.EndpointCatalogue;
import dev.purser.http.HttpMetrics;
import dev.purser.http.purser.LiveTails;
import dev.purser.identity.Identities;
import dev.purser.identity.Identity;
import dev.purser.journal.Eraser;
import dev.purser.journal.FileJournal;
import dev.purser.journal.Journal;
import dev.purser.journal.JournalState;
import dev.purser.journal.Recorder;
import dev.purser.metadata.Metadata;
import dev.purser.metadata.MetadataConfig;
import dev.purser.metadata.Metadatas;
import dev.purser.registry.Registry;
import dev.purser.server.config.AwsSettings;
import dev.purser.server.config.ConfigCheck;
import dev.purser.server.config.ServerConfig;
import dev.purser.server.lake.ServerLake;
import dev.purser.storage.DurableFiles;
import dev.purser.storage.FileBlobDriver;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Everything that runs, opened in order: the journal first, so that nothing can happen without its record; then the
 * metadata database, which hands over what an earlier run left unrecorded; then who may call, the content, what
 * brings records out, the endpoints and the jobs. The tables that the record can be asked in are opened beside that, and
 * nothing waits for them. Closed in the opposite order.
 */
public final class Program implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Program.class);

    private final Clock clock;
    private final ServerConfig config;
    private final Origin origin;
    private final FileJournal journal;
    private final Recorder recorder;
    private final Metadata metadata;
    private final Identity identity;
    private final Registry registry;
    private final Delivery delivery;
    private final Aws aws;
    private final ServerLake lake;
    private final EndpointCatalogue endpoints;
    private final Door door;
    private final StoredBytes stored;
    private final Jobs jobs = new Jobs();
    private final LiveTails tails = new LiveTails();

    private Program(ServerConfig config, UnaryOperator<Journal> written, Clock clock, PrometheusMeterRegistry metrics)
            throws IOException {
        this.config = config;
        this.clock = clock;
        origin = config.origin()
                .toOrigin(config.http().externalUrl(), config.listen().port());
        MetadataConfig database = config.metadata().toMetadataConfig(config.data());
        journal = FileJournal.open(
                config.journal().toJournalConfig(config.data()),
                clock,
                metrics,
                Metadatas.latestCheckpoint(database).stream().toList());
        recorder = new Recorder(
                written.apply(journal), config.record().toRecorderConfig(config.data(), origin), clock, metrics);
        metadata = Metadatas.open(
                database,
                recorder,
                Stream.of(Identities.migrations(), Registry.migrations(), Delivery.migrations(), Aws.migrations())
                        .flatMap(List::stream)
                        .toList(),
                clock,
                metrics);
        identity = Identities.open(
                config.identity().toIdentityConfig(config.data(), config.throttle()), metadata, origin, clock, metrics);
        registry = Registry.open(
                config.registry().toRegistryConfig(), new FileBlobDriver(DataFolder.blobs(config)), metadata, clock);
        SnsKeys sns = new SnsKeys(config.data().resolve("sns"), clock);
        Home home = Deliveries.home(identity, origin);
        delivery = Deliveries.open(config, journal, metadata, identity, home, sns, clock, metrics);
        aws = Aws.open(aws(config, identity), metadata, identity.secretBox(), delivery, journal, home, origin, clock);
        lake = new ServerLake(config, home, journal, clock, metrics);
        endpoints = Endpoints.of(
                journal, recorder, metadata, identity, registry, delivery, sns, aws, lake, config, metrics, clock,
                tails);
        door = new Door(
                endpoints,
                identity.authenticator(),
                identity.authorizer(),
                identity.networkRules(),
                recorder,
                config.http().toHttpConfig(config.identity().service(), origin),
                clock,
                new HttpMetrics(metrics));
        stored = new StoredBytes(registry, metrics);
        new JvmMemoryMetrics().bindTo(metrics);
    }

    /**
     * Opens everything.
     *
     * @throws PurserException if a part cannot be opened; says which, and what to do
     */
    public static Program open(ServerConfig config) {
        return open(config, journal -> journal);
    }

    /**
     * Opens everything, recording into what stands before the journal: for measurements of what the record costs, which
     * no setting can ask for.
     *
     * @param written given the opened journal, what the recorder writes to
     */
    public static Program open(ServerConfig config, UnaryOperator<Journal> written) {
        ConfigCheck.risks(config).forEach(risk -> LOG.warn(risk));
        try {
            DurableFiles.createFolders(config.data());
            Program program = new Program(
                    config, written, Clock.systemUTC(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
            program.begin();
            return program;
        } catch (IOException unusable) {
            throw new UncheckedIOException("the data folder " + config.data() + " cannot be used", unusable);
        }
    }

    private void begin() {
        lake.keepLog();
        if (journal.start().toBeRecorded()) {
            record(Action.JOURNAL_RECOVERED);
            // An erasure that a crash cut short is on the record already: what it names must go.
            Thread.ofVirtual().name("resume-erasures").start(this::resumeErasures);
        }
        record(Action.SERVER_START);
        Path password = DataFolder.password(config);
        if (identity.administrators().ensureFirst(password)) {
            LOG.infof("the administrator's password is in %s", password);
        }
        if (journal.status().state() != JournalState.OK) {
            LOG.errorf(
                    "the journal is %s: %s. %s",
                    journal.status().state(),
                    journal.status().detail(),
                    journal.status().advice());
        }
        settleTrails();
        jobs.start(
                JobList.of(journal, metadata, identity, registry, delivery, aws, lake, config, stored, origin, clock));
        delivery.start();
        lake.start();
    }

    private static AwsConfig aws(ServerConfig config, Identity identity) {
        AwsSettings settings = config.aws();
        Path buckets = DataFolder.buckets(config);
        return new AwsConfig(
                settings.toPlace(identity.account().number()),
                buckets,
                settings.toStorage(buckets),
                settings.fileInterval(),
                settings.digestInterval(),
                settings.options());
    }

    private void settleTrails() {
        try {
            aws.settle();
        } catch (PurserException notNow) {
            LOG.errorf(notNow, "a trail could not be settled; it is delivered as it was before");
        }
    }

    private void resumeErasures() {
        try {
            new Eraser(journal, recorder, clock).resume();
        } catch (PurserException notNow) {
            LOG.errorf(notNow, "erasures could not be completed; start again when the journal is whole");
        }
    }

    private void record(Action action) {
        Recording recording = Recording.job(clock, action, "server")
                .origin(origin)
                .target(Target.builder(TargetType.REGISTRY).build());
        recording.seal(Outcome.SUCCESS);
        try {
            recorder.record(recording);
        } catch (PurserException notNow) {
            LOG.warnf("%s could not be recorded: %s", action.text(), notNow.getMessage());
        }
    }

    EndpointCatalogue endpoints() {
        return endpoints;
    }

    /** What requests are brought to. */
    public Door door() {
        return door;
    }

    public ServerConfig config() {
        return config;
    }

    /** Ends the live tails of the record, which would go on for as long as somebody listens. */
    void endTails() {
        tails.end();
    }

    /** Ends the jobs, records the stop, signs a last checkpoint, and closes all files. */
    @Override
    public void close() {
        jobs.close();
        record(Action.SERVER_STOP);
        lake.close();
        delivery.close();
        aws.close();
        registry.close();
        identity.close();
        recorder.close();
        metadata.close();
        journal.close();
        LOG.info("stopped in order");
    }
}
