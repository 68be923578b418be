package dev.purser.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Table;
import java.io.PrintWriter;

/** Prints events: a line of JSON each, or columns that are made for reading along. */
final class EventPrinter {
    private static final String LINE = "%-8s %-24s %-8s %-22s %-20s %-16s %s";

    private final PrintWriter out;
    private final boolean json;
    private boolean headed;

    EventPrinter(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(JsonNode event) {
        if (json) {
            out.println(event);
            return;
        }
        if (!headed) {
            headed = true;
            out.println(LINE.formatted("SEQUENCE", "TIME", "OUTCOME", "ACTION", "ACTOR", "FROM", "WHAT"));
        }
        out.println(Table.printable(LINE.formatted(
                        event.path("sequence").asText(),
                        event.path("started").asText().replaceFirst("\\.(\\d{3})\\d*Z$", ".$1Z"),
                        outcome(event),
                        event.path("action").asText(),
                        actor(event),
                        event.path("client").path("trustedAddress").asText("-"),
                        what(event)))
                .stripTrailing());
    }

    private static String outcome(JsonNode event) {
        String result = event.path("outcome").path("result").asText();
        return result.equals("success") ? "ok" : result;
    }

    private static String actor(JsonNode event) {
        JsonNode actor = event.path("actor");
        String kind = actor.path("kind").asText();
        for (JsonNode erased : event.path("erased")) {
            if (erased.asText().equals("actor")) {
                return "(erased)";
            }
        }
        return kind.equals("anonymous")
                ? "-"
                : actor.path("name").asText(actor.path("id").asText(kind));
    }

    private static String what(JsonNode event) {
        StringBuilder what = new StringBuilder();
        JsonNode targets = event.path("targets");
        if (!targets.isEmpty()) {
            what.append(target(targets.get(0)));
            if (targets.size() > 1) {
                what.append(" and ").append(targets.size() - 1).append(" more");
            }
        }
        JsonNode folding = event.path("folding");
        if (!folding.isMissingNode()) {
            what.append(" (").append(folding.path("count").asLong()).append(" times)");
        }
        JsonNode code = event.path("outcome").path("errorCode");
        if (!code.isMissingNode()) {
            what.append(what.isEmpty() ? "" : " ").append(code.asText());
        }
        return what.toString();
    }

    private static String target(JsonNode target) {
        String repository = target.path("repository").asText("");
        if (repository.isEmpty()) {
            return target.path("name")
                    .asText(target.path("namespace").asText(target.path("type").asText()));
        }
        if (target.has("tag")) {
            return repository + ":" + target.path("tag").asText();
        }
        String digest = target.path("digest").asText("");
        return digest.isEmpty() ? repository : repository + "@" + digest.substring(0, Math.min(19, digest.length()));
    }

    void flush() {
        out.flush();
    }
}
