package dev.purser.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** From the open port to the signal that ends the program. */
public final class Running implements QuarkusApplication {
    private static final Logger LOG = Logger.getLogger(Running.class);

    @Override
    public int run(String... args) throws Exception {
        boolean tls = Main.config().tls().files().isPresent();
        int port =
                ConfigProvider.getConfig().getValue(tls ? "quarkus.http.ssl-port" : "quarkus.http.port", Integer.class);
        String base =
                (tls ? "https://" : "http://") + host(Main.config().listen().host()) + ":" + port;
        LOG.infof("listening on %s", base);
        if (Boolean.getBoolean("purser.training")) {
            Path password = DataFolder.password(Main.config());
            new Training(base, "admin", Files.readString(password).strip()).live();
            return 0;
        }
        Quarkus.waitForExit();
        return 0;
    }

    private static String host(String bound) {
        return bound.contains(":") ? "[" + bound + "]" : bound;
    }
}
