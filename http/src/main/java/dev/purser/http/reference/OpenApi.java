package dev.purser.http.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.event.ErrorCode;
import dev.purser.http.Endpoint;
import dev.purser.http.EndpointCatalogue;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;

/**
 * The catalogue as an OpenAPI 3.1 document (OpenAPI Specification 3.1.1).
 *
 * <p>OpenAPI has no variable that holds slashes: such a one is written like any other, and its description says so.
 * Extensions: {@code x-purser-actions} and {@code x-purser-unrecorded} (what a call leaves on the record, or why
 * nothing), {@code x-purser-access} and {@code x-purser-permissions} (what the caller needs).
 */
public final class OpenApi {
    /** The version of the interfaces that are described: the one in {@code /purser/v1}. */
    public static final String VERSION = "1";

    private OpenApi() {}

    /**
     * The document as JSON text, indented, with a line's end at its end.
     *
     * @param common the errors that any endpoint can answer
     * @throws IllegalArgumentException if two endpoints cannot be told apart in such a document
     */
    public static String render(EndpointCatalogue catalogue, List<ErrorCode> common) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.1");
        document.putObject("info")
                .put("title", "Purser")
                .put("version", VERSION)
                .put("description", "A container registry that can answer for everything that ever happened in it.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = document.putObject("paths");
        OperationIds ids = new OperationIds(catalogue.endpoints());
        OpenApiOperation operations = new OpenApiOperation(common);
        for (Endpoint endpoint : catalogue.endpoints()) {
            String method = endpoint.method().toLowerCase(Locale.ROOT);
            ObjectNode path = paths.withObjectProperty(EndpointFacts.path(endpoint));
            if (path.has(method)) {
                throw new IllegalArgumentException(
                        "two endpoints look the same without variables that hold slashes: " + endpoint.path());
            }
            path.set(method, operations.describe(endpoint, ids.of(endpoint)));
        }
        document.set("components", OpenApiComponents.describe());
        return text(document);
    }

    private static String text(ObjectNode document) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
    }
}
