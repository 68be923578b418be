package dev.purser.bench;

import dev.purser.journal.Journal;
import dev.purser.server.Program;
import dev.purser.server.config.ConfigLoader;
import dev.purser.server.config.ServerConfig;
import dev.purser.server.vertx.InFlight;
import dev.purser.server.vertx.VertxFace;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The whole program in this process, served by plain Vert.x, so that the journal under it can be chosen. */
final class InProcess implements AutoCloseable {
    private static final int LOOPS = 4;

    private final Program program;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger port = new AtomicInteger();
    private final Path data;

    /**
     * @param written given the opened journal, what is recorded into
     * @param settings flags beside the data folder
     */
    InProcess(Path data, UnaryOperator<Journal> written, String... settings) throws Exception {
        this.data = data;
        List<String> flags = new ArrayList<>(List.of("--data=" + data, "--identity.anonymous-pull=true"));
        flags.addAll(List.of(settings));
        ServerConfig config = ConfigLoader.load(flags, Map.of(), Path.of("")).config();
        program = Program.open(config, written);
        VertxFace face = new VertxFace(
                program.door(),
                threads,
                config.http().bodyTimeout(),
                new InFlight(config.http().maxInFlight()));
        try {
            vertx.deployVerticle(() -> new Loop(face), new DeploymentOptions().setInstances(LOOPS))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** One event loop that takes connections; all of them share the port. */
    private final class Loop extends AbstractVerticle {
        private final VertxFace face;

        private Loop(VertxFace face) {
            this.face = face;
        }

        @Override
        public void start(Promise<Void> started) {
            // Not 0: by -1 Vert.x means one free port that all instances share.
            HttpServer server = vertx.createHttpServer(
                    new HttpServerOptions().setHost("127.0.0.1").setPort(-1));
            server.requestHandler(face::handle)
                    .listen()
                    .onSuccess(open -> port.set(open.actualPort()))
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    String base() {
        return "http://127.0.0.1:" + port.get();
    }

    /** The administrator's credential: the value of an {@code Authorization} header. */
    String credential() throws IOException {
        String password = Files.readString(data.resolve("admin-password")).strip();
        return "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        threads.shutdown();
        if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
        program.close();
    }
}
