package dev.purser.server;

import dev.purser.http.oci.fuzz.AbstractOciFuzzTests;
import dev.purser.testkit.client.Login;
import dev.purser.testkit.server.PurserProcess;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

/** The program as it is built, before malformed requests; its heap is bounded, so what they cost is bounded too. */
class ITOciFuzz extends AbstractOciFuzzTests {
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
    protected Map.Entry<String, String> login() throws Exception {
        Login administrator = purser.administrator();
        return Map.entry(administrator.name(), administrator.secret());
    }

    @AfterAll
    static void stop() {
        if (purser != null) {
            purser.close();
        }
    }
}
