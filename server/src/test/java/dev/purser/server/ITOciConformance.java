package dev.purser.server;

import dev.purser.http.oci.conformance.AbstractOciConformanceTests;
import dev.purser.testkit.client.Login;
import dev.purser.testkit.server.PurserProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is built, before every check of the public conformance suite. */
class ITOciConformance extends AbstractOciConformanceTests {
    @TempDir
    static Path folder;

    private static PurserProcess purser;

    @Override
    protected URI registry() throws Exception {
        if (purser == null) {
            purser = PurserProcess.start(folder.resolve("data"));
        }
        return purser.base();
    }

    @Override
    protected Optional<Map.Entry<String, String>> login() throws Exception {
        Login administrator = purser.administrator();
        return Optional.of(Map.entry(administrator.name(), administrator.secret()));
    }

    @AfterAll
    static void stop() {
        if (purser != null) {
            purser.close();
        }
    }
}
