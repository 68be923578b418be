package dev.purser.cli.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** Roles as they are written on the command line: {@code role}, or {@code role:namespace}. */
final class GrantText {
    private GrantText() {}

    static String of(JsonNode grants) {
        List<String> texts = new ArrayList<>();
        grants.forEach(grant -> texts.add(grant.path("role").asText()
                + (grant.hasNonNull("namespace") ? ":" + grant.path("namespace").asText() : "")));
        return texts.isEmpty() ? "-" : String.join(" ", texts);
    }

    static void write(ArrayNode to, List<String> grants) {
        for (String grant : grants) {
            int colon = grant.indexOf(':');
            if (colon < 0) {
                to.addObject().put("role", grant);
            } else {
                to.addObject().put("role", grant.substring(0, colon)).put("namespace", grant.substring(colon + 1));
            }
        }
    }
}
