package dev.purser.server;

import dev.purser.server.vertx.InFlight;
import dev.purser.server.vertx.VertxFace;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/** Opens the program before the port, and closes it after the last answer. */
@ApplicationScoped
public class Startup {
    private static final Logger LOG = Logger.getLogger(Startup.class);

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());
    private Program program;
    private InFlight inFlight;

    /** Called by the server before it opens its port. */
    void bind(@Observes Router router) {
        program = Program.open(Main.config());
        inFlight = new InFlight(program.config().http().maxInFlight());
        VertxFace face =
                new VertxFace(program.door(), threads, program.config().http().bodyTimeout(), inFlight);
        router.route().order(Integer.MIN_VALUE).handler(context -> face.handle(context.request()));
    }

    /** Uploads whose bodies are still coming are cut; their files stay, and can be resumed. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (program == null) {
            return;
        }
        program.endTails();
        Duration atMost = program.config().http().drainTimeout();
        if (!inFlight.close(atMost)) {
            LOG.warnf("%d requests were cut off: they took longer than %s", inFlight.count(), atMost);
        }
        threads.shutdownNow();
        program.close();
    }
}
