package dev.purser.server.lake;

import dev.purser.aws.table.AwsTables;
import dev.purser.azure.logs.Workspace;
import dev.purser.azure.record.AzureOptions;
import dev.purser.azure.record.AzureSettings;
import dev.purser.azure.table.AzureTables;
import dev.purser.event.PurserException;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import dev.purser.ibm.table.IbmTables;
import dev.purser.journal.Journal;
import dev.purser.lake.Lake;
import dev.purser.lake.LakeError;
import dev.purser.lake.TableStatus;
import dev.purser.lake.engine.Engine;
import dev.purser.lake.engine.EngineConfig;
import dev.purser.lake.purser.PurserTables;
import dev.purser.lake.query.Queries;
import dev.purser.lake.query.Snapshot;
import dev.purser.lake.query.SnapshotSource;
import dev.purser.lake.table.LakeTable;
import dev.purser.server.config.ServerConfig;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The lake with its engine and its queries. It is opened beside the start, which does not wait for it; who asks meanwhile
 * waits for a moment. Where it is off or could not be opened, who asks is refused with the reason. Thread-safe.
 */
public final class ServerLake implements SnapshotSource, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(ServerLake.class);
    private static final int PATIENCE_SECONDS = 30;

    private final ServerConfig config;
    private final Journal journal;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final List<LakeTable> tables;
    private final AzureTables azure;
    private final Workspace workspace;
    private final Queries queries;
    private final OwnLog log;
    private final CompletableFuture<Open> open = new CompletableFuture<>();

    private final Thread opener = Thread.ofPlatform().daemon().name("lake-open").unstarted(this::openNow);

    private record Open(Engine engine, Lake lake) {}

    /**
     * Opens nothing yet.
     *
     * @param home the registry that rows are of; its account's GUID is the workspace's id
     */
    public ServerLake(ServerConfig config, Home home, Journal journal, Clock clock, MeterRegistry metrics) {
        this.config = config;
        this.journal = journal;
        this.clock = clock;
        this.metrics = metrics;
        azure = AzureTables.of(home, config.azure().options(), home.guid());
        workspace = Workspace.of(AzureSettings.of(
                home, Options.of("azure.*", AzureOptions.ALL, config.azure().options())));
        tables = Stream.of(
                        PurserTables.all(),
                        azure.tables(),
                        AwsTables.of(home, config.aws().options()),
                        IbmTables.of(home, config.ibm().options()))
                .flatMap(List::stream)
                .toList();
        queries = new Queries(this, config.query().toQueryConfig(), clock, metrics);
        log = new OwnLog(this::append);
    }

    /** Begins to keep the server's own log; its lines wait, a bounded number of them, until the lake is open. */
    public void keepLog() {
        if (config.lake().enabled()
                && config.lake().serverLog()
                && config.lake().tables().contains(OwnLog.table())) {
            log.start();
        }
    }

    /** Begins to open the lake and to follow the journal. Returns at once. */
    public void start() {
        if (config.lake().enabled()) {
            opener.start();
        } else {
            open.completeExceptionally(unavailable("lake.enabled is false"));
        }
    }

    private void openNow() {
        try {
            open.complete(open());
        } catch (RuntimeException | LinkageError e) {
            LOG.errorf(e, "the lake cannot be opened: the registry is served, queries are refused");
            open.completeExceptionally(
                    e instanceof PurserException known ? known : unavailable("the engine does not run here"));
        }
    }

    private Open open() {
        EngineConfig needs = config.lake().toEngineConfig(config.data());
        sweep(needs.temp());
        Engine engine = Engine.open(needs);
        try {
            Lake lake = Lake.open(
                    config.lake().toLakeConfig(config.data(), config.retention().keep()),
                    tables,
                    azure.functions(),
                    engine,
                    journal,
                    clock,
                    metrics);
            lake.start();
            return new Open(engine, lake);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    /** What an earlier run left behind when it was killed. The data folder is this process' alone. */
    private static void sweep(Path temp) {
        if (!Files.isDirectory(temp)) {
            return;
        }
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temp)) {
            for (Path one : left) {
                if (Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(one);
                }
            }
        } catch (IOException notNow) {
            LOG.warnf("%s could not be emptied: %s", temp, notNow.getMessage());
        }
    }

    /** Every table that there is, switched on or not. */
    public List<LakeTable> tables() {
        return tables;
    }

    /** What Azure's clients know the tables as. */
    public Workspace workspace() {
        return workspace;
    }

    /** What queries are run by; usable at once, whatever the lake's state. */
    public Queries queries() {
        return queries;
    }

    @Override
    public Snapshot take() {
        return lake().take();
    }

    /**
     * The lake; waits for a moment while it is being opened.
     *
     * @throws PurserException {@code LAKE_UNAVAILABLE}, with the reason
     */
    public Lake lake() {
        try {
            return open.get(PATIENCE_SECONDS, TimeUnit.SECONDS).lake();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PurserException known ? known : unavailable("it could not be opened");
        } catch (TimeoutException e) {
            throw unavailable("it is being opened");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("the request was cut off");
        }
    }

    /** How it is; never waits. */
    public LakeHealth health() {
        if (!config.lake().enabled()) {
            return new LakeHealth(LakeHealth.State.OFF, "", 0);
        }
        if (!open.isDone()) {
            return new LakeHealth(LakeHealth.State.OPENING, "", 0);
        }
        Optional<Lake> lake = ifOpen();
        if (lake.isEmpty()) {
            String why = String.valueOf(open.exceptionNow().getMessage());
            return new LakeHealth(LakeHealth.State.FAILED, why, 0);
        }
        List<TableStatus> status = lake.get().status();
        long lag = status.stream().mapToLong(TableStatus::lagEvents).max().orElse(0);
        return status.stream()
                .filter(table -> table.error().isPresent())
                .findFirst()
                .map(table -> new LakeHealth(
                        LakeHealth.State.FAILING,
                        table.name() + ": " + table.error().get(),
                        lag))
                .orElseGet(() -> new LakeHealth(LakeHealth.State.OK, "", lag));
    }

    /** The lake if it is open. */
    public Optional<Lake> ifOpen() {
        return open.isDone() && !open.isCompletedExceptionally()
                ? Optional.of(open.join().lake())
                : Optional.empty();
    }

    private void append(OwnLog.Lines lines) {
        lake().append(OwnLog.table(), lines::write);
    }

    private static PurserException unavailable(String reason) {
        return new PurserException(LakeError.LAKE_UNAVAILABLE, Map.of("reason", reason));
    }

    /** Ends queries, keeps what is in memory, and closes the engine. */
    @Override
    public void close() {
        queries.close();
        log.close();
        try {
            opener.join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        // Where it was never begun or is not open by now, it is to stay closed.
        if (open.completeExceptionally(unavailable("the server stops")) || open.isCompletedExceptionally()) {
            return;
        }
        Open opened = open.join();
        opened.lake().close();
        opened.engine().close();
    }
}
