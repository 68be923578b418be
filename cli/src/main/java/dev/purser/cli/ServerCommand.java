package dev.purser.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A command that talks to a server and prints what it says as a table or as JSON. */
public abstract class ServerCommand extends RemoteCommand {
    /** How results are printed. */
    public enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table or json. Default: table.")
    Format format;

    protected boolean json() {
        return format == Format.JSON;
    }

    /** Prints the answer as it came where JSON is asked for, else through the table. */
    protected int show(JsonNode answer, Table table) {
        if (json()) {
            out().println(answer);
        } else {
            table.print(out());
        }
        return ExitCode.OK;
    }

    /** All pages of a list in one answer. */
    protected JsonNode pages(String path, String list) {
        return pages(path, list, Map.of());
    }

    /** All pages of a list that is asked for with these parameters. */
    protected JsonNode pages(String path, String list, Map<String, List<String>> query) {
        Api api = api();
        ObjectNode all = Api.body();
        ArrayNode elements = all.putArray(list);
        Optional<String> after = Optional.empty();
        do {
            Map<String, List<String>> asked = new HashMap<>(query);
            asked.put("after", given(after));
            asked.put("limit", List.of("1000"));
            JsonNode page = api.get(path, asked);
            page.path(list).forEach(elements::add);
            after = Optional.ofNullable(page.path("next").textValue());
        } while (after.isPresent());
        return all;
    }

    /** A query parameter's values: one, or none. */
    protected static List<String> given(Optional<String> value) {
        return value.map(List::of).orElse(List.of());
    }

    /** The members of one object, one to a line. */
    protected static Table facts(JsonNode object) {
        Table table = new Table("FACT", "VALUE");
        object.properties()
                .forEach(fact -> table.row(
                        fact.getKey(),
                        fact.getValue().isTextual() ? fact.getValue().asText() : fact.getValue()));
        return table;
    }

    /** Says in one line what was done, unless JSON is asked for. */
    protected int done(JsonNode answer, String said) {
        if (json()) {
            out().println(answer.isMissingNode() ? "{}" : answer);
        } else {
            out().println(said);
        }
        return ExitCode.OK;
    }
}
