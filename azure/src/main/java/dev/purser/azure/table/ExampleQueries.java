package dev.purser.azure.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The queries that Azure's page on watching a registry shows ("Monitor Azure Container Registry", sample queries): a file
 * each, whose first two lines are its name and its description.
 */
final class ExampleQueries {
    private static final List<String> FILES = List.of(
            "repository-events-of-a-day",
            "errors-of-an-hour",
            "latest-events",
            "who-deleted-repositories",
            "who-deleted-tags",
            "repository-failures",
            "login-failures");
    private static final String NAME = "// name: ";
    private static final String DESCRIPTION = "// description: ";

    /** In the order of the page. */
    static final List<ExampleQuery> ALL =
            FILES.stream().map(ExampleQueries::read).toList();

    private ExampleQueries() {}

    private static ExampleQuery read(String id) {
        try (InputStream in = ExampleQueries.class.getResourceAsStream("queries/" + id + ".kql")) {
            if (in == null) {
                throw new IllegalStateException("no query " + id);
            }
            String[] lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", 3);
            if (lines.length < 3 || !lines[0].startsWith(NAME) || !lines[1].startsWith(DESCRIPTION)) {
                throw new IllegalStateException("query " + id + " does not begin with its name and description");
            }
            return new ExampleQuery(
                    id,
                    lines[0].substring(NAME.length()).strip(),
                    lines[1].substring(DESCRIPTION.length()).strip(),
                    lines[2].strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
