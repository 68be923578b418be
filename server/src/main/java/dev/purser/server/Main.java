package dev.purser.server;

import dev.purser.event.PurserException;
import dev.purser.server.config.ConfigCommand;
import dev.purser.server.config.ConfigException;
import dev.purser.server.config.ConfigLoader;
import dev.purser.server.config.ObserveSettings;
import dev.purser.server.config.ServerConfig;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The program: reads its configuration, opens everything in order ({@link Program}), and only then lets the server open
 * its port ({@link Startup}).
 */
@QuarkusMain
public final class Main {
    private static volatile ServerConfig config;

    private Main() {}

    /**
     * Exits with 0 or, on SIGTERM, 143 after an orderly stop; with 1 if it could not start; with 2 if the configuration is
     * not usable.
     */
    public static void main(String... args) {
        if ("config".equals(System.getProperty("purser.command"))) {
            System.exit(ConfigCommand.run(List.of(args), System.getenv(), Path.of(""), System.out, System.err));
        }
        try {
            config = ConfigLoader.load(List.of(args), System.getenv(), Path.of(""))
                    .config();
        } catch (ConfigException unusable) {
            unusable.problems().forEach(problem -> System.err.println("purser: " + problem));
            System.exit(2);
        }
        toServer(config);
        Quarkus.run(Running.class, Main::ended);
    }

    static ServerConfig config() {
        return config;
    }

    private static void ended(int code, Throwable cause) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof PurserException refused) {
                System.err.println("purser: cannot start: " + refused.getMessage() + " " + refused.detail() + ". "
                        + refused.error().advice());
                break;
            }
        }
        System.exit(cause == null ? code : 1);
    }

    /** What the server itself has to know is told in its own words. */
    private static void toServer(ServerConfig from) {
        String port = Integer.toString(from.listen().port());
        set("quarkus.http.host", from.listen().host());
        from.tls()
                .files()
                .ifPresentOrElse(
                        files -> {
                            set("quarkus.http.insecure-requests", "disabled");
                            set("quarkus.http.ssl-port", port);
                            set(
                                    "quarkus.tls.key-store.pem.0.cert",
                                    files.certificate().toString());
                            set("quarkus.tls.key-store.pem.0.key", files.key().toString());
                            set(
                                    "quarkus.tls.reload-period",
                                    from.tls().reloadInterval().toString());
                        },
                        () -> set("quarkus.http.port", port));
        set("quarkus.http.idle-timeout", from.http().idleTimeout().toString());
        boolean json = from.observe().format() == ObserveSettings.Format.JSON;
        set("quarkus.log.console.json.enabled", Boolean.toString(json));
        set("quarkus.log.level", from.observe().level().name().toUpperCase(Locale.ROOT));
    }

    private static void set(String name, String value) {
        System.setProperty(name, value);
    }
}
