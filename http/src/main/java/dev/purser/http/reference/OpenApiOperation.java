package dev.purser.http.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.event.CallInterface;
import dev.purser.event.ErrorCode;
import dev.purser.http.Endpoint;
import dev.purser.http.Endpoint.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One operation of the OpenAPI document. */
final class OpenApiOperation {
    /** Header parameters of these names are ignored by definition (OpenAPI 3.1.1, section 4.8.12.2). */
    private static final Set<String> NO_PARAMETERS = Set.of("accept", "content-type", "authorization");

    private final List<ErrorCode> common;

    OpenApiOperation(List<ErrorCode> common) {
        this.common = List.copyOf(common);
    }

    ObjectNode describe(Endpoint endpoint, String id) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("operationId", id).put("summary", endpoint.summary());
        operation.putArray("tags").add(EndpointFacts.title(endpoint.face()));
        parameters(operation, endpoint);
        body(operation, endpoint);
        responses(operation.putObject("responses"), endpoint);
        security(operation.putArray("security"), endpoint.access());
        switch (endpoint.recorded()) {
            case Endpoint.Actions actions -> {
                ArrayNode names = operation.putArray("x-purser-actions");
                actions.oneOf().forEach(one -> names.add(one.text()));
            }
            case Endpoint.Nothing nothing -> operation.put("x-purser-unrecorded", nothing.reason());
        }
        operation.put("x-purser-access", endpoint.access().name().toLowerCase(Locale.ROOT));
        ArrayNode permissions = operation.putArray("x-purser-permissions");
        EndpointFacts.permissionNames(endpoint).forEach(permissions::add);
        return operation;
    }

    private static void parameters(ObjectNode operation, Endpoint endpoint) {
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        for (String name : endpoint.path().names()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", name).put("in", "path").put("required", true);
            if (EndpointFacts.greedy(endpoint, name)) {
                parameter.put("description", "one or more segments: slashes stand as they are");
            }
            parameter.putObject("schema").put("type", "string");
        }
        for (Endpoint.Parameter one : endpoint.parameters()) {
            boolean inHeader = one.in().equals("header");
            if (!inHeader && !one.in().equals("query")) {
                continue;
            }
            if (inHeader && NO_PARAMETERS.contains(one.name().toLowerCase(Locale.ROOT))) {
                continue;
            }
            parameters
                    .addObject()
                    .put("name", one.name())
                    .put("in", one.in())
                    .put("description", one.meaning())
                    .putObject("schema")
                    .put("type", "string");
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private static void body(ObjectNode operation, Endpoint endpoint) {
        for (Endpoint.Parameter one : endpoint.parameters()) {
            if (one.in().equals("content")) {
                ObjectNode body = operation.withObjectProperty("requestBody");
                body.withObjectProperty("content")
                        .putObject(one.name())
                        .putObject("schema")
                        .put("description", one.meaning());
            } else if (one.in().equals("body")) {
                ObjectNode schema = operation
                        .withObjectProperty("requestBody")
                        .withObjectProperty("content")
                        .withObjectProperty("application/json")
                        .withObjectProperty("schema");
                schema.put("type", "object").put("additionalProperties", false);
                schema.withObjectProperty("properties").putObject(one.name()).put("description", one.meaning());
            }
        }
    }

    private void responses(ObjectNode responses, Endpoint endpoint) {
        Map<Integer, List<String>> meanings = new TreeMap<>();
        endpoint.answers()
                .forEach(one -> meanings.computeIfAbsent(one.status(), none -> new ArrayList<>())
                        .add(one.meaning()));
        List<ErrorCode> codes = new ArrayList<>(endpoint.errors());
        codes.addAll(common);
        Map<Integer, List<ErrorCode>> errors = EndpointFacts.errors(codes);
        errors.forEach((status, ofStatus) -> meanings.computeIfAbsent(status, none -> new ArrayList<>())
                .add(ofStatus.stream().map(ErrorCode::code).collect(Collectors.joining(", "))));
        meanings.forEach((status, texts) -> {
            ObjectNode response = responses.putObject(status.toString());
            response.put("description", String.join("; or ", texts));
            if (errors.containsKey(status) && !endpoint.method().equals("HEAD")) {
                response.putObject("content")
                        .putObject("application/json")
                        .putObject("schema")
                        .put("$ref", schema(endpoint.face()));
            }
        });
    }

    private static String schema(CallInterface face) {
        return "#/components/schemas/"
                + (face == CallInterface.OCI ? OpenApiComponents.OCI_ERRORS : OpenApiComponents.ERROR);
    }

    private static void security(ArrayNode security, Access access) {
        if (access == Access.OPEN) {
            return;
        }
        if (access == Access.ANYONE) {
            security.addObject();
        }
        security.addObject().putArray(OpenApiComponents.BASIC);
        security.addObject().putArray(OpenApiComponents.BEARER);
    }
}
