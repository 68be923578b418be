package dev.purser.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.purser.server.reference.OpenApiStructure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pages in {@code docs/} are what the code says now. With {@code -Dpurser.pages=write} they are written instead:
 * {@code mvn test -pl server -am -Dtest=TestReferencePages -Dsurefire.failIfNoSpecifiedTests=false -Dpurser.pages=write}.
 */
class TestReferencePages {
    private static final Path DOCS = Path.of("..", "docs");

    private static Map<String, String> pages;

    @BeforeAll
    static void make(@TempDir Path folder) throws IOException {
        pages = WritePages.pages(folder.resolve("data"));
        if ("write".equals(System.getProperty("purser.pages"))) {
            WritePages.main(DOCS.toString(), folder.resolve("again").toString());
        }
    }

    @Test
    void theCheckedInPagesAreWhatTheCodeGenerates() {
        assertThat(pages)
                .isNotEmpty()
                .allSatisfy((name, text) -> assertThat(DOCS.resolve(name))
                        .as("docs/%s is not what the code says: write it anew as this test's description says", name)
                        .content()
                        .isEqualTo(text));
    }

    @Test
    void theOpenApiDocumentKeepsTheSpecificationsRules() throws IOException {
        OpenApiStructure.check(pages.get("openapi.json"));
    }
}
