package dev.purser.http.oci;

import dev.purser.http.oci.conformance.AbstractOciConformanceTests;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class TestOciConformance extends AbstractOciConformanceTests {
    @TempDir
    static Path folder;

    private static OciHarness harness;

    @BeforeAll
    static void start() throws Exception {
        harness = new OciHarness(folder);
    }

    @AfterAll
    static void stop() {
        harness.close();
    }

    @Override
    protected URI registry() {
        return harness.url();
    }

    @Override
    protected Optional<Map.Entry<String, String>> login() {
        return Optional.of(Map.entry("admin", FixedIdentity.PASSWORD));
    }
}
