package dev.purser.http.oci;

import dev.purser.http.oci.fuzz.AbstractOciFuzzTests;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

class TestOciFuzz extends AbstractOciFuzzTests {
    @TempDir
    static Path folder;

    private static OciHarness harness;

    @AfterAll
    static void stop() {
        if (harness != null) {
            harness.close();
        }
    }

    @Override
    protected URI registry() {
        if (harness == null) {
            harness = new OciHarness(folder);
        }
        return harness.url();
    }

    @Override
    protected Map.Entry<String, String> login() {
        return Map.entry("admin", FixedIdentity.PASSWORD);
    }
}
