package dev.purser.cli.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.purser.cli.Table;

/** Things that can be chosen, with their options, as a table. */
final class Choices {
    private Choices() {}

    static Table table(JsonNode all, String name) {
        Table table = new Table("NAME", "OPTION", "DEFAULT", "MEANING");
        all.forEach(one -> {
            table.row(one.path(name).asText(), "", "", one.path("summary").asText());
            one.path("options")
                    .forEach(option -> table.row(
                            "",
                            option.path("name").asText()
                                    + (option.path("required").asBoolean() ? " *" : ""),
                            option.path("secret").asBoolean()
                                    ? "(secret)"
                                    : option.path("default").asText("-"),
                            RuleOptions.joined(option.path("values")).equals("-")
                                    ? option.path("meaning").asText()
                                    : option.path("meaning").asText() + " One of "
                                            + RuleOptions.joined(option.path("values")) + "."));
        });
        return table;
    }
}
