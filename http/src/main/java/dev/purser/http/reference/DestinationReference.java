package dev.purser.http.reference;

import dev.purser.delivery.DestinationFactory;
import java.util.List;

/** The page {@code docs/destinations.md}: each type of destination and what can be set. */
public final class DestinationReference {
    private static final String INTRODUCTION = """
            # Destinations

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            Where records can be sent. A destination has a type, the type's options, a dialect
            ([dialects.md](dialects.md)) and a position of its own in the journal; a route leads events to it. Everything
            arrives at least once and in order, however long the other side is away; an event's id tells copies.

            ```
            purser destination create NAME --type TYPE --dialect DIALECT --set OPTION=VALUE …
            purser route create NAME --to DESTINATION [--action 'image.*'] [--where PREDICATE] …
            purser destination status
            ```

            A rule's `--location` is a pattern for the place that the event names (`origin.location`), or a cloud's own
            location, as routes of that cloud name it. `ibm:eu-de`, `ibm:global` and `ibm:*` choose what IBM files there by
            the edition of `ibm.edition`, `ibm-2020:jp-tok` and `ibm-2026:au-syd` by that of their name: what comes from the
            region `ap-south` is filed in Tokyo by the pages of 2020 and in Sydney by those of 2026, what comes from the
            global registry in Dallas or under `global`. By the edition of 2026 a location takes in those below it (`jp`:
            all of Japan). This registry itself stands for the region of `ibm.region`.
            """;

    private DestinationReference() {}

    /** The whole page, in Markdown. */
    public static String render(List<DestinationFactory> types) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (DestinationFactory type : types) {
            page.append("\n## `")
                    .append(type.type())
                    .append("`\n\n")
                    .append(type.summary())
                    .append('\n');
            OptionTable.append(page, type.options());
        }
        return page.toString();
    }
}
