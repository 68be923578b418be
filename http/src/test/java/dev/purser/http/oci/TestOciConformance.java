package dev.purser.http.oci;

import dev.purser.http.oci.conformance.AbstractOciConformanceTests;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;

class TestOciConformance extends AbstractOciConformanceTests {
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
    protected Optional<Map.Entry<String, String>> login() {
        return Optional.of(Map.entry("admin", FixedIdentity.PASSWORD));
    }
}
