package dev.purser.http.oci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** Reads what was answered as JSON. */
final class OciJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OciJson() {}

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException noJson) {
            throw new AssertionError(answer.body(), noJson);
        }
    }

    static String token(HttpResponse<String> answer) {
        return json(answer).path("token").textValue();
    }

    /** The code of the first error. */
    static String error(HttpResponse<String> answer) {
        return json(answer).path("errors").path(0).path("code").asText();
    }
}
