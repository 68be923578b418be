package dev.purser.http.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What operations of the OpenAPI document refer to: the forms of errors and the kinds of credentials. */
final class OpenApiComponents {
    static final String ERROR = "Error";
    static final String OCI_ERRORS = "OciErrors";
    static final String BASIC = "basic";
    static final String BEARER = "bearer";

    private OpenApiComponents() {}

    static ObjectNode describe() {
        ObjectNode components = JsonNodeFactory.instance.objectNode();
        ObjectNode schemas = components.putObject("schemas");
        error(schemas.putObject(ERROR), true);
        ObjectNode list = schemas.putObject(OCI_ERRORS)
                .put("description", "The form of the OCI Distribution Specification, section Error Codes.")
                .put("type", "object");
        list.putArray("required").add("errors");
        ObjectNode errors = list.putObject("properties").putObject("errors").put("type", "array");
        error(errors.putObject("items"), false);
        ObjectNode schemes = components.putObject("securitySchemes");
        schemes.putObject(BASIC)
                .put("type", "http")
                .put("scheme", "basic")
                .put("description", "The name and password of a user, or the name and secret of a robot or token.");
        schemes.putObject(BEARER)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "An access token from /token.");
        return components;
    }

    private static void error(ObjectNode schema, boolean own) {
        schema.put("type", "object");
        schema.putArray("required").add("code").add("message");
        ObjectNode properties = schema.putObject("properties");
        text(properties, "code", "Registered once; see the page of errors.");
        text(properties, "message", "What was wrong.");
        properties.putObject("detail").put("description", "Facts of this failure.");
        if (own) {
            text(properties, "advice", "What to do about it.");
            text(properties, "requestId", "The request's id in the server's log and in the record.");
        }
    }

    private static void text(ObjectNode properties, String name, String meaning) {
        properties.putObject(name).put("type", "string").put("description", meaning);
    }
}
