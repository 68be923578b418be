package dev.purser.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The rules of the OpenAPI Specification 3.1.1 that a document must keep for tools to take it: sections 4.8.8 (Paths),
 * 4.8.10 (Operation), 4.8.12 (Parameter), 4.8.16 (Responses), 4.8.30 (Security Requirement).
 */
public final class OpenApiStructure {
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}/]+)}");

    private final JsonNode document;
    private final Set<String> ids = new HashSet<>();

    private OpenApiStructure(JsonNode document) {
        this.document = document;
    }

    /** Fails with the first rule that is broken. */
    public static void check(String text) throws IOException {
        new OpenApiStructure(new ObjectMapper().readTree(text)).document();
    }

    private void document() {
        assertThat(document.path("openapi").asText()).matches("3\\.1\\.[0-9]+");
        assertThat(document.at("/info/title").asText()).isNotBlank();
        assertThat(document.at("/info/version").asText()).isNotBlank();
        Set<String> shapes = new HashSet<>();
        assertThat(document.get("paths").properties()).isNotEmpty();
        for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
            assertThat(path.getKey()).startsWith("/").doesNotContain("...");
            assertThat(shapes.add(VARIABLE.matcher(path.getKey()).replaceAll("{}")))
                    .as("no other path of the shape of " + path.getKey())
                    .isTrue();
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                assertThat(METHODS).contains(operation.getKey());
                operation(operation.getKey() + " " + path.getKey(), path.getKey(), operation.getValue());
            }
        }
        document.findValues("$ref")
                .forEach(
                        one -> assertThat(document.at(one.asText().substring(1)).isMissingNode())
                                .as(one.asText())
                                .isFalse());
    }

    private void operation(String name, String path, JsonNode operation) {
        assertThat(ids.add(operation.path("operationId").asText())).as(name).isTrue();
        assertThat(operation.path("operationId").asText()).as(name).isNotBlank();
        assertThat(operation.path("summary").asText()).as(name).endsWith(".");
        parameters(name, path, operation);
        assertThat(operation.get("responses").properties()).as(name).isNotEmpty();
        assertThat(operation.get("responses").properties()).as(name).allSatisfy(one -> {
            assertThat(one.getKey()).matches("[1-5][0-9][0-9]");
            assertThat(one.getValue().path("description").asText()).isNotBlank();
        });
        assertThat(operation.get("responses").properties())
                .as(name + " says what it answers when all is well")
                .anyMatch(one -> one.getKey().matches("[123].."));
        Set<String> schemes = document.at("/components/securitySchemes").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        operation
                .get("security")
                .forEach(one -> one.properties()
                        .forEach(scheme -> assertThat(schemes).as(name).contains(scheme.getKey())));
        assertThat(operation.path("x-purser-actions").isEmpty())
                .as(name + " names its actions or says why it has none")
                .isNotEqualTo(operation.path("x-purser-unrecorded").asText().isBlank());
    }

    private static void parameters(String name, String path, JsonNode operation) {
        Set<List<String>> seen = new HashSet<>();
        Set<String> inPath = new TreeSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            String in = parameter.path("in").asText();
            assertThat(in).as(name).isIn("path", "query", "header", "cookie");
            assertThat(seen.add(List.of(in, parameter.path("name").asText())))
                    .as(name + ": " + parameter)
                    .isTrue();
            assertThat(parameter.at("/schema/type").asText()).as(name).isNotBlank();
            if (in.equals("path")) {
                assertThat(parameter.path("required").asBoolean()).as(name).isTrue();
                inPath.add(parameter.path("name").asText());
            }
        }
        assertThat(VARIABLE.matcher(path).results().map(one -> one.group(1)))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(inPath);
    }
}
